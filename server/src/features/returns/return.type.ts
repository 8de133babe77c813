import type { Quarter } from '#domain/quarter.js';
import type { Issue } from '#domain/returns/issue.js';
import type { CountedWord } from '#domain/returns/words.js';

import type { FileHeading } from './file/raw-return.type.js';

/** What screening found: the first issues in full, and their number. */
export interface Screened {
  readonly fileName: string;
  /** The quarter of the return; null if no date could be read. */
  readonly quarter: Quarter | null;
  /** The numbers of rows by the worst finding in them. */
  readonly rows: { readonly pass: number; readonly warn: number; readonly fail: number };
  readonly warningCount: number;
  readonly failureCount: number;
  /** At most `MAX_KEPT_ISSUES` of each level, failures first, each in the order of the file. */
  readonly issues: readonly Issue[];
  /** Words that are not in the list of their column, with the meanings chosen for some of them. */
  readonly words: readonly CountedWord[];
  /** The columns with more such words than are counted, by their names in a return. */
  readonly columnsWithMoreWords: readonly string[];
  /** The quarter of most of the dates, if it is not the named quarter. */
  readonly likelyQuarter?: Quarter | null;
  /** The file's own headings, where they differ from our names for the columns. */
  readonly headings: readonly FileHeading[];
}

/**
 * A record of another agency on which a doubt depends. That agency is shown the doubt even if the
 * sender is not.
 */
export interface Concern {
  readonly agencyId: number;
  /** The record, by its agency's own reference; if there are several, the first. */
  readonly reference: string;
  /**
   * Whether the row itself names that agency. If not, what the row says is hidden from that agency
   * too.
   */
  readonly isNamed: boolean;
}

/**
 * A doubt from comparing a return with records: a warning that its sender acknowledges by
 * publishing. It never blocks.
 */
export interface Doubt {
  readonly submissionId: string;
  readonly issue: Issue;
  /** The sender's own reference for the record in question. */
  readonly reference: string;
  /**
   * Records of other agencies that the doubt depends on; empty if it depends only on the sender's
   * own.
   */
  readonly concerns: readonly Concern[];
  /**
   * Whether the doubt is the first warning of its row; false if the row already has a warning, or
   * if the doubt is not about a row.
   */
  readonly isFirstOfRow: boolean;
}

/** A return whose accepted rows wait to be published. */
export interface StagedSubmission {
  readonly id: string;
  readonly quarter: Quarter;
  readonly isPartial: boolean;
}

/** How many records a publication adds, corrects and withdraws. */
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
  /** The old and new values of the columns that differ, if requested; otherwise null. */
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
  /** The number of records for the quarter that the agency already had; 0 for a partial return. */
  readonly before: number;
  /** Corrected, then withdrawn, then added records, each in key order, limited in number. */
  readonly records: readonly RecordDifference[];
}
