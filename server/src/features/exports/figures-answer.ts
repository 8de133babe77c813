import { z } from 'zod';

const change = z.object({
  difference: z.number().nullable(),
  signed: z.string().nullable(),
  text: z.string(),
  from: z.object({ text: z.string(), displayText: z.string() }),
});

const figure = z.object({
  value: z.number().nullable(),
  text: z.string(),
  displayText: z.string(),
  flags: z.array(z.string()),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  own: z.number().nullable(),
  othersText: z.string().nullable(),
  PREVIOUS_PERIOD: change.nullish(),
  SAME_PERIOD_LAST_YEAR: change.nullish(),
});

const keyValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.object({ key: z.string(), start: z.string() }),
  z.object({ code: z.string() }),
]);

const ofMeasures = z.record(z.string(), z.unknown());

/** The API’s answer to a document from `writeFiguresDocument`. */
export const figuresAnswer = z.object({
  viewer: z.object({ marking: z.enum(['OFFICIAL', 'OFFICIAL_SENSITIVE']) }),
  figures: z.object({
    rows: z.array(ofMeasures),
    totals: ofMeasures,
    other: ofMeasures.nullable(),
    groupCount: z.int(),
    truncated: z.boolean(),
    dataVersion: z.int(),
    asOf: z.coerce.date(),
    notes: z.array(z.string()),
    filterText: z.array(z.string()),
    protections: z.array(z.object({ measure: z.string() })),
  }),
});

export type FiguresAnswer = z.infer<typeof figuresAnswer>;
export type AnsweredFigure = z.infer<typeof figure>;
export type AnsweredKey = z.infer<typeof keyValue>;

/** The figure of a measure in a row of the answer. */
export function figureOf(row: Readonly<Record<string, unknown>>, measure: string): AnsweredFigure {
  return figure.parse(row[measure]);
}

/** The value of a row for a field of its key; null for records without a value. */
export function keyOf(row: Readonly<Record<string, unknown>>, field: string): AnsweredKey {
  return z.record(z.string(), keyValue).parse(row.key)[field] ?? null;
}
