import { createHmac } from 'node:crypto';

import type { Dataset } from '#domain/lists.js';
import type { ReturnRecord } from '#domain/returns/column.js';
import type { Issue } from '#domain/returns/issue.js';
import { toFindingId } from '#domain/returns/staged/staged-return.js';

/** A record and a warning about it as keyed hashes, in hexadecimal, which reveal nothing. */
export interface WarningMark {
  readonly record: string;
  /** A hash that changes with any value of the record, and with the sentence. */
  readonly warning: string;
}

/** The purpose of the hash of a record: see `keyedHash`. */
export const MARKED = 'acknowledged';

/** The agency that the warnings are about, and the key of the hashes. */
interface Marking {
  readonly secret: Uint8Array;
  readonly agencyCode: string;
  readonly dataset: Dataset;
  /** The maximum number of warnings that are marked: those stored in full. */
  readonly most: number;
}

/** A row that may be published, with its warnings. */
interface WarnedRow {
  readonly reference: string;
  readonly record: ReturnRecord;
  readonly issues: readonly Issue[];
}

/** Marks warnings about single records, so that they are recognised in the next file. */
export class WarningMarks {
  /** The marks by the ids of the findings. */
  readonly found = new Map<string, WarningMark>();

  constructor(private readonly marking: Marking) {}

  add({ reference, record, issues }: WarnedRow): void {
    const { agencyCode, dataset, most } = this.marking;
    if (this.found.size >= most) return;
    const named = this.#hash([MARKED, agencyCode, dataset, reference]);
    const values = JSON.stringify(record);
    for (const issue of issues)
      this.found.set(toFindingId(issue), {
        record: named,
        warning: this.#hash([MARKED, named, issue.column ?? '', issue.message, values]),
      });
  }

  #hash(texts: readonly string[]): string {
    return createHmac('sha256', this.marking.secret).update(texts.join('\0')).digest('hex');
  }
}
