import { z } from 'zod';

import { readShownNumber } from '#features/packs/files/shown-number.js';

const NUMBER = /\d[\d,]*(?:\.\d+)?/g;
const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';
const YEAR = String.raw`(?:19|20)\d\d`;
/**
 * Text with digits that is not a figure: days and times, quarters, years, place codes, ids, hashes,
 * and the name SHA-256.
 */
const NAMES = new RegExp(
  [
    String.raw`\b${YEAR}-\d\d-\d\d(?:T[\d:.]+Z)?\b`,
    String.raw`\b${YEAR}-\d\d-Q\d\b`,
    String.raw`\bQ[1-4](?: (?:20)?\d\d/\d\d)?\b`,
    String.raw`\b\d{1,2} ${MONTH}\b(?: ${YEAR}\b)?`,
    String.raw`\b${YEAR}(?:[/–-]\d\d)?\b`,
    String.raw`\b\d\d:\d\d\b`,
    String.raw`\b[A-Z]\d{8}\b`,
    String.raw`\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b`,
    String.raw`\b[\da-f]{64}\b`,
    String.raw`\bSHA-256\b`,
  ].join('|'),
  'g',
);

/** A year without other text, as axes write it where space is short. */
const YEAR_OF_AXIS = /^\s*(\d\d)\/(\d\d)\s*$/;

const BARE_NUMBER = /^\s*\d+\s*$/;

/** The figures in text, without their signs. */
export function numbersOf(text: string): readonly number[] {
  const [, from, to] = YEAR_OF_AXIS.exec(text) ?? [];
  if (from !== undefined && (Number(from) + 1) % 100 === Number(to)) return [];
  // A year alone is a label only in text. A cell of a sheet may contain a figure that looks like a
  // year.
  if (BARE_NUMBER.test(text)) return [Number(text)];
  return [...text.replaceAll(NAMES, ' ').matchAll(NUMBER)].map(([number]) =>
    Number(number.replaceAll(',', '')),
  );
}

/** A row's figures by quarter, which a chart rounds like the text next to it. */
const drawnCell = z.object({ text: z.string(), series: z.array(z.number().nullable()) });
/**
 * A chart with limits and the steps in which they are written. The step is null if it is as fine as
 * the unit.
 */
const controlChart = z.object({
  points: z.array(z.unknown()),
  step: z.number().nullable(),
  ...{ centre: z.number().nullable(), lower: z.number().nullable(), upper: z.number().nullable() },
  break: z
    .object({ level: z.number(), baselineLower: z.number(), baselineUpper: z.number() })
    .nullable(),
});
/** The limits and figures in charts of slides. */
const drawnPoint = z.object({
  value: z.number().nullable(),
  centre: z.number().nullable(),
  ...{ lower: z.number().nullable(), upper: z.number().nullable() },
});

/**
 * All numbers in a document, without signs, that a file may contain: numbers in its text and in its
 * charts, and chart numbers as written next to the chart. Other stored numbers, such as the number
 * of points that a rule used or the digits of an id, may be in no file.
 */
export function* knownNumbersIn(value: unknown): Generator<number> {
  if (typeof value === 'string') {
    yield* numbersOf(value);
    // A sheet writes £256k as 256,000.
    yield Math.abs(readShownNumber(value)?.value ?? 0);
  }
  if (typeof value !== 'object' || value === null) return;
  yield* drawnIn(value);
  for (const part of Object.values(value)) yield* knownNumbersIn(part);
}

function* drawnIn(value: object): Generator<number> {
  if ('dataVersion' in value && typeof value.dataVersion === 'number') yield value.dataVersion;
  const cell = drawnCell.safeParse(value);
  if (cell.success) {
    const decimals = /\.(\d+)/.exec(cell.data.text)?.[1]?.length ?? 0;
    for (const each of cell.data.series)
      if (each !== null) yield* [Math.abs(each), Math.abs(Number(each.toFixed(decimals)))];
  }
  const chart = controlChart.safeParse(value);
  if (chart.success) {
    const { step, centre, lower, upper, break: change } = chart.data;
    const levels = [
      centre,
      lower,
      upper,
      change?.level,
      change?.baselineLower,
      change?.baselineUpper,
    ];
    for (const level of levels)
      if (typeof level === 'number') yield* [Math.abs(level), ...writtenOf(Math.abs(level), step)];
  }
  const point = drawnPoint.safeParse(value);
  if (point.success)
    for (const each of Object.values(point.data)) if (each !== null) yield Math.abs(each);
}

/**
 * The forms in which a level may be written: in its steps, or else whole or with the decimals of
 * any unit.
 */
function writtenOf(level: number, step: number | null): readonly number[] {
  return step === null
    ? [0, 1, 2].map((decimals) => Number(level.toFixed(decimals)))
    : [Math.round(level / step) * step];
}
