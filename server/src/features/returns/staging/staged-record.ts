import { z } from 'zod';

import { allDatasets, objectives } from '#domain/lists.js';
import { catalogue } from '#domain/measures/catalogue.js';
import { mappingOrigins } from '#domain/returns/column-mapping.js';
import { stagedStates } from '#domain/returns/staged/staged-return.js';

const keysOf = <Key extends string>(list: Readonly<Record<Key, unknown>>) =>
  z.custom<Key>((value) => typeof value === 'string' && Object.hasOwn(list, value));

/** A heading of a staged return, the column assigned to it, and the first values below it. */
const column = z.object({
  position: z.number(),
  heading: z.string(),
  /** The whole heading in its plain form; if left out, derived from `heading`. */
  plain: z.string().optional(),
  column: z.string().nullable(),
  origin: keysOf(mappingOrigins),
  examples: z.array(z.string()),
  /**
   * Plain names of words below the heading that somebody called slips; left out if there are none.
   */
  slips: z.array(z.string()).optional(),
});

/** A row of the file, with its first cells that are not empty. */
const row = z.object({ row: z.number(), cells: z.array(z.string()) });

const issue = z.object({
  level: z.enum(['WARN', 'FAIL']),
  row: z.number(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  message: z.string(),
  meant: z.string().exactOptional(),
});

const word = z.object({
  column: z.string(),
  word: z.string(),
  rows: z.number(),
  entry: z.string().nullable(),
});

const difference = z.object({
  added: z.number(),
  corrected: z.number(),
  withdrawn: z.number(),
  /**
   * The number of records that the quarter already had; missing in rows written before they were
   * counted.
   */
  before: z.number().optional(),
  /** Who sent the withdrawn records; none in rows written before senders were stored. */
  senders: z
    .array(z.object({ by: z.string().nullable(), on: z.string(), records: z.number() }))
    .default([]),
  records: z.array(
    z.object({
      key: z.string(),
      change: z.enum(['ADDED', 'CORRECTED', 'WITHDRAWN']),
      columns: z.array(z.string()),
      values: z
        .array(
          z.object({
            column: z.string(),
            before: z.string().nullable(),
            after: z.string().nullable(),
          }),
        )
        .default([]),
    }),
  ),
});

/** How publishing would change one of the agency's headline figures. */
const effect = z.object({
  measure: keysOf(catalogue),
  objective: keysOf(objectives).nullable(),
  before: z.number().nullable(),
  after: z.number().nullable(),
  usual: z.object({ lower: z.number(), upper: z.number() }).nullable(),
  isUnusual: z.boolean(),
});

const leftOut = z.object({
  row: z.number(),
  cells: z.array(z.string()),
  /** A hash of the row; left out until it has been screened. */
  print: z.string().optional(),
  by: z.string(),
  at: z.string(),
});

const correction = z.object({
  row: z.number(),
  position: z.number(),
  column: z.string(),
  sent: z.string(),
  value: z.string(),
  /** A hash of the cells that identify the record; left out until it has been screened. */
  record: z.string().optional(),
  by: z.string(),
  at: z.string(),
});

/** What screening found in a return. */
const screened = z.object({
  /** The quarter of the return; null if no date could be read. */
  quarter: z.string().nullable(),
  /** The quarter of most of the dates, if it is not the named quarter. */
  likelyQuarter: z.string().nullable().default(null),
  rows: z.object({ pass: z.number(), warn: z.number(), fail: z.number() }),
  warningCount: z.number(),
  failureCount: z.number(),
  /** The findings; empty if only their counts were read. */
  issues: z.array(issue).default([]),
  /**
   * Words that are not in the list of their column; missing in rows written before they were
   * counted.
   */
  words: z.array(word).default([]),
  columnsWithMoreWords: z.array(z.string()).default([]),
  /** Warnings about single records as keyed hashes, by the ids of the findings. */
  marks: z.record(z.string(), z.object({ record: z.string(), warning: z.string() })).default({}),
  /**
   * The number of warnings when the return was last written; missing in rows written before counts
   * existed.
   */
  warnings: z.object({ kept: z.number(), unacknowledged: z.number() }).optional(),
  difference: difference.nullable(),
  effect: z.array(effect).default([]),
  /** Rows that look like totals, and are still read. */
  totals: z.array(row).default([]),
  /** Corrections to an earlier file that this file needs again. */
  again: z
    .object({ cells: z.array(correction), rows: z.array(leftOut) })
    .default({ cells: [], rows: [] }),
});

const outcome = z.discriminatedUnion('is', [
  /** Why the file cannot be used. */
  z.object({ is: z.literal('UNUSABLE'), message: z.string() }),
  z.object({ is: z.literal('SCREENED'), file: screened }),
]);

const acknowledgement = z.object({
  finding: z.string(),
  why: z.string(),
  by: z.string(),
  at: z.string(),
  isFromBefore: z.boolean().optional(),
});

/** A staged return as it is stored, without its file. */
export const stagedRecord = z.object({
  agencyId: z.number(),
  id: z.string(),
  dataset: z.enum(allDatasets),
  /** First day of the quarter that the sender named; null if the dates decide. */
  quarterStart: z.string().nullable(),
  state: keysOf(stagedStates),
  fileName: z.string(),
  /** The sheet that was chosen; null if the headings decide, or if the file is not a workbook. */
  sheet: z.string().nullable(),
  /** Whether the return only adds and corrects. */
  isPartial: z.boolean(),
  stagedAt: z.date(),
  stagedBy: z.string(),
  version: z.number(),
  columns: z.array(column),
  /** The heading row, counted as in a spreadsheet; null in rows written before it was stored. */
  headingRow: z.number().nullable(),
  /** The first rows of the file, one of which has the headings. */
  firstRows: z.array(row),
  /** Rows that are not read, because somebody left them out. */
  leftOut: z.array(leftOut),
  outcome: outcome.nullable(),
  corrections: z.array(correction),
  acknowledgements: z.array(acknowledgement),
  submissionId: z.string().nullable(),
});

/** The corrections to a staged return, as stored. */
export const putRight = stagedRecord.pick({ corrections: true, leftOut: true });

export type StagedRecord = z.infer<typeof stagedRecord>;
export type StagedRow = z.infer<typeof row>;
export type StagedColumn = z.infer<typeof column>;
export type StagedScreened = z.infer<typeof screened>;
export type StagedOutcome = z.infer<typeof outcome>;
