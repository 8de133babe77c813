import type { Quarter } from '#domain/quarter.js';
import type { Issue } from '#domain/returns/issue.js';
import type { CountedWord } from '#domain/returns/words.js';

/** What screening found: the first issues in full, and how many there are. */
export interface Screened {
  readonly fileName: string;
  /** Null where no date told. */
  readonly quarter: Quarter | null;
  /** Rows by the worst that was found in them. */
  readonly rows: { readonly pass: number; readonly warn: number; readonly fail: number };
  readonly warningCount: number;
  readonly failureCount: number;
  /** At most `MAX_KEPT_ISSUES` of each level, failures first, each in the order of the file. */
  readonly issues: readonly Issue[];
  /** Words that are not in the list of their column, with what those that somebody said mean. */
  readonly words: readonly CountedWord[];
  /** The columns that have more such words than are counted, by their names in a return. */
  readonly columnsWithMoreWords: readonly string[];
}

/**
 * A record of another agency that a doubt rests on: that agency is told where a sender may not be.
 */
export interface Concern {
  readonly agencyId: number;
  /** The record, by its agency's own reference; of several the first. */
  readonly reference: string;
  /**
   * Whether the row itself names that agency. Where it does not, what the row says is not for that
   * agency either.
   */
  readonly isNamed: boolean;
}

/**
 * What a return raises when it is held against records: a warning that its sender acknowledges by
 * publishing. It never blocks.
 */
export interface Doubt {
  readonly submissionId: string;
  readonly issue: Issue;
  /** The sender's own reference of the record that is meant. */
  readonly reference: string;
  /** Records of other agencies that it rests on; empty where it rests on the sender's own alone. */
  readonly concerns: readonly Concern[];
  /**
   * Whether it is the first warning of a row; false where the row has one already, and where no row
   * is meant.
   */
  readonly isFirstOfRow: boolean;
}

/** A return whose accepted rows wait to be published. */
export interface StagedSubmission {
  readonly id: string;
  readonly quarter: Quarter;
  readonly isPartial: boolean;
}

/** How many records a publishing adds, corrects and withdraws. */
export interface ChangeCounts {
  readonly added: number;
  readonly corrected: number;
  readonly withdrawn: number;
}

/** One record that would change, by its key. */
export interface RecordDifference {
  readonly key: string;
  readonly change: 'ADDED' | 'CORRECTED' | 'WITHDRAWN';
  /** The columns that differ, by their names in a return; empty for other changes. */
  readonly columns: readonly string[];
  /** What the columns that differ said and say, where that was asked; null where nothing. */
  readonly values?: readonly ChangedValue[];
}

/** One column that differs. */
export interface ChangedValue {
  /** The name of the column in a return. */
  readonly column: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What publishing a submission would change. */
export interface Difference extends ChangeCounts {
  /** Records of its quarter that the agency had before; 0 for a partial return. */
  readonly before: number;
  /** Corrected, then withdrawn, then added records, each in key order, the first of them only. */
  readonly records: readonly RecordDifference[];
}
