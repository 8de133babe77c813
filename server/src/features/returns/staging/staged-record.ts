import { z } from 'zod';

import { allDatasets, objectives } from '#domain/lists.js';
import { catalogue } from '#domain/measures/catalogue.js';
import { mappingOrigins } from '#domain/returns/column-mapping.js';
import { stagedStates } from '#domain/returns/staged-return.js';

const keysOf = <Key extends string>(list: Readonly<Record<Key, unknown>>) =>
  z.custom<Key>((value) => typeof value === 'string' && Object.hasOwn(list, value));

/** A heading of a staged return, what it is taken as, and the first values below it. */
const column = z.object({
  position: z.number(),
  heading: z.string(),
  /** The heading without what people write differently, whole; where it is left out, of `heading`. */
  plain: z.string().optional(),
  column: z.string().nullable(),
  origin: keysOf(mappingOrigins),
  examples: z.array(z.string()),
});

/** A row of the file, with its first cells that hold something. */
const row = z.object({ row: z.number(), cells: z.array(z.string()) });

const issue = z.object({
  level: z.enum(['WARN', 'FAIL']),
  row: z.number(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  message: z.string(),
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

/** What publishing makes of a headline figure of the agency. */
const effect = z.object({
  measure: keysOf(catalogue),
  objective: keysOf(objectives).nullable(),
  before: z.number().nullable(),
  after: z.number().nullable(),
  usual: z.object({ lower: z.number(), upper: z.number() }).nullable(),
  isUnusual: z.boolean(),
});

/** What screening found of it. */
const screened = z.object({
  /** Null where no date told. */
  quarter: z.string().nullable(),
  rows: z.object({ pass: z.number(), warn: z.number(), fail: z.number() }),
  warningCount: z.number(),
  failureCount: z.number(),
  /** Empty where only the counts were read. */
  issues: z.array(issue).default([]),
  /** Words that are not in the list of their column; left out of what was written before they were counted. */
  words: z.array(word).default([]),
  columnsWithMoreWords: z.array(z.string()).default([]),
  /** Counted when it was last written; left out of what was written before it was counted. */
  warnings: z.object({ kept: z.number(), unacknowledged: z.number() }).optional(),
  difference: difference.nullable(),
  effect: z.array(effect).default([]),
});

const outcome = z.discriminatedUnion('is', [
  /** The file cannot be used, and why. */
  z.object({ is: z.literal('UNUSABLE'), message: z.string() }),
  z.object({ is: z.literal('SCREENED'), file: screened }),
]);

const correction = z.object({
  row: z.number(),
  position: z.number(),
  column: z.string(),
  sent: z.string(),
  value: z.string(),
  by: z.string(),
  at: z.string(),
});
const acknowledgement = z.object({
  finding: z.string(),
  why: z.string(),
  by: z.string(),
  at: z.string(),
});

/** A staged return as it is stored, without its file. */
export const stagedRecord = z.object({
  agencyId: z.number(),
  id: z.string(),
  dataset: z.enum(allDatasets),
  /** First day of the quarter that it was said to be for; null where its dates tell. */
  quarterStart: z.string().nullable(),
  state: keysOf(stagedStates),
  fileName: z.string(),
  /** The sheet that was named; null where the headings tell, or it is no workbook. */
  sheet: z.string().nullable(),
  /** Whether it only adds and corrects. */
  isPartial: z.boolean(),
  stagedAt: z.date(),
  stagedBy: z.string(),
  version: z.number(),
  columns: z.array(column),
  /** The row of its headings, as a spreadsheet counts; null where that was not kept yet. */
  headingRow: z.number().nullable(),
  /** Its first rows, one of which holds the headings. */
  firstRows: z.array(row),
  outcome: outcome.nullable(),
  corrections: z.array(correction),
  acknowledgements: z.array(acknowledgement),
  submissionId: z.string().nullable(),
});

export type StagedRecord = z.infer<typeof stagedRecord>;
export type StagedRow = z.infer<typeof row>;
export type StagedColumn = z.infer<typeof column>;
export type StagedOutcome = z.infer<typeof outcome>;
