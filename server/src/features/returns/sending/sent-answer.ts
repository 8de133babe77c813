import { z } from 'zod';

import { showInvisible } from '#domain/invisible-characters.js';
import { isQuarter, type Quarter } from '#domain/quarter.js';
import type { ImportOutcome } from '#features/returns/import-returns.js';

/**
 * The media type of the answer to sent returns, once all returns were received: lines of JSON, one
 * for each step that begins, now and then one for progress, and finally one with the outcome. An
 * answer without that last line was cut off.
 */
export const SENT_ANSWER_TYPE = 'application/x-ndjson';

/** Text that is safe to show on a screen, regardless of who sent it. */
const text = z.string().transform(showInvisible);
const count = z.int().min(0);
const quarter = z.custom<Quarter>((value) => typeof value === 'string' && isQuarter(value));
const counts = { added: count, corrected: count, withdrawn: count };

const issue = z.object({
  level: z.enum(['WARN', 'FAIL']),
  row: count,
  column: text.nullable(),
  value: text.nullable(),
  message: text,
  meant: text.exactOptional(),
});

const difference = z.object({
  ...counts,
  before: count.default(0),
  records: z.array(
    z.object({
      key: text,
      change: z.enum(['ADDED', 'CORRECTED', 'WITHDRAWN']),
      columns: z.array(text),
    }),
  ),
});

const word = z.object({ column: text, word: text, rows: count, entry: text.nullable() });

const file = z.object({
  fileName: text,
  quarter: quarter.nullable(),
  likelyQuarter: text.nullable().default(null),
  rows: z.object({ pass: count, warn: count, fail: count }),
  warningCount: count,
  failureCount: count,
  issues: z.array(issue),
  words: z.array(word),
  columnsWithMoreWords: z.array(text),
  headings: z.array(z.object({ column: text, heading: text })).default([]),
  difference: difference.nullable(),
  withdrawal: text.nullable().default(null),
  changes: z.object(counts).nullable(),
});

const outcome: z.ZodType<ImportOutcome> = z.discriminatedUnion('status', [
  z.object({
    ...{ status: z.literal('UNUSABLE'), message: text },
    sheets: z.array(text).exactOptional(),
    datasets: z.array(text).exactOptional(),
  }),
  z.object({ status: z.enum(['FAILED', 'SCREENED']), files: z.array(file) }),
  z.object({ status: z.literal('PUBLISHED'), files: z.array(file), dataVersion: count }),
]);

/** The content of a line. */
export const answerLine = z.discriminatedUnion('is', [
  z.object({ is: z.literal('BEGINS'), what: text }),
  /** Sent every few seconds, so that nobody takes long work for a dead connection. */
  z.object({ is: z.literal('GOES_ON'), what: text, done: count, total: count }),
  z.object({ is: z.literal('DONE'), outcome }),
  /**
   * The id that the file is stored under, and whether somebody is asked about its columns first.
   */
  z.object({ is: z.literal('STAGED'), id: text, isToMap: z.boolean() }),
  /** A server fault. Nothing was written, unless the sentence says that this is not known. */
  z.object({ is: z.literal('FAILED'), error: text }),
]);

export type AnswerLine = z.infer<typeof answerLine>;

/** A line of an answer; null if the text is not a line. */
export function readAnswerLine(written: string): AnswerLine | null {
  try {
    return answerLine.safeParse(JSON.parse(written)).data ?? null;
  } catch {
    // A line that is not JSON does not come from us.
    return null;
  }
}

export function toAnswerLine(said: AnswerLine): string {
  return `${JSON.stringify(said)}\n`;
}

const refusal = z.object({ error: text });

/** The sentence of a refusal; null if the answer has none. */
export function readRefusal(written: string): string | null {
  try {
    return refusal.safeParse(JSON.parse(written)).data?.error ?? null;
  } catch {
    // A refusal that is not JSON does not come from us.
    return null;
  }
}
