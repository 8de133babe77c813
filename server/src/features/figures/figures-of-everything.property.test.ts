import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { measureKeys } from '#domain/measures/catalogue.js';
import { type Dimension, dimensions } from '#domain/measures/dimensions.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { randomRows, type SentRow } from '#testing/random-partnership.js';
import { areRecordsSpread } from '#testing/sharded-database.js';
import { questionOf, quoted, type RandomQuestion } from '#testing/worked-out/random-questions.js';
import { handMeasures } from '#testing/worked-out/worked-out.js';
import { workOutAnswer } from '#testing/worked-out/worked-out-answer.js';
import { differencesIn } from '#testing/worked-out/worked-out-differences.js';
import { redateEstimates } from '#testing/worked-out/worked-out-people.js';
import { runs } from '@stronghold/prisma/testing/depth';

/**
 * Compares the engine with an independent computation: random questions over all five datasets,
 * asked through the API and computed again from the rows that were sent, screened and published.
 */
const allRows = randomRows(20_261_125);

/**
 * The rows sent by a given day. Some returns are missing: for some quarters everybody’s, for others
 * one agency’s.
 */
function sentBy(today: string): readonly SentRow[] {
  const isSent = ({ dataset, agency, quarter, cells }: SentRow) =>
    Object.entries(cells).every(([column, cell]) => !column.endsWith('_on') || cell <= today) &&
    !(dataset === 'REPORTS' && quarter === '2024-25-Q2') &&
    !(dataset === 'DISRUPTIONS' && (quarter === '2024-25-Q1' || quarter === '2024-25-Q2')) &&
    !(dataset === 'DISRUPTIONS' && quarter === '2025-26-Q1' && agency === 'OCC') &&
    !(dataset === 'OCGS' && quarter === '2025-26-Q2' && agency === 'TVP') &&
    !(quarter === '2025-26-Q4' && agency === 'RBC');
  return allRows.filter(isSent);
}

/**
 * A day after all quarters with records are closed, and a day in the middle of the last of them.
 */
const days = [
  { today: '2026-05-10', seed: 11 },
  { today: '2026-02-14', seed: 12 },
];

/** The same questions answered from rollups where possible, or only from records. */
const readings = [
  { from: 'rollups', doesReadRollups: true },
  { from: 'records', doesReadRollups: false },
];

describe.each(days)('figures over all datasets on $today', ({ today, seed }) => {
  const rows = sentBy(today);
  const byHand = handMeasures(rows);
  const asked = measureKeys.filter((key) => Object.hasOwn(byHand, key));
  let partnership: TestPartnership;
  beforeAll(async () => {
    partnership = await createPartnership({ sent: [{ on: today, rows }], owed: [], today });
    await partnership.test.asOwner(redateEstimates);
  });
  afterAll(() => partnership.close());

  it.each(readings)(
    'agree with what agencies sent, for every measure, grouping, period, filter, window and comparison, added up from $from',
    async ({ doesReadRollups }) => {
      const api = doesReadRollups ? partnership.api : partnership.apiOverRecords;
      await fc.assert(
        fc.asyncProperty(questionOf(asked), async (question) => {
          const { measures, by } = question;
          fc.pre(doesReadRollups || !areRecordsSpread || !isRefusedWhereSpread(question));
          const { data, errors } = await api.ask(write(question));
          const isNever = errors.some(({ message }) => message.includes('exclude each other'));
          if (!isNever) expect(errors).toEqual([]);
          for (const measure of measures) {
            const hand = byHand[measure];
            if (!hand) throw new Error(`No hand for ${measure}`);
            const expected = workOutAnswer(hand, question, { rows, today });
            // A filter that contradicts itself is refused: no record can match it.
            if (isNever) expect(expected.keys).toEqual([]);
            if (isNever) continue;
            const answered = new Map<string, unknown>(
              data.figures.rows.map((row: ReturnType<typeof JSON.parse>) => [
                by.map((dimension) => `|${readKey(dimension, row.key)}`).join(''),
                row[measure],
              ]),
            );
            const differences = differencesIn({
              answered,
              totals: data.figures.totals[measure],
              expected,
              isShare: hand.below !== null,
            });
            expect({ measure, differences }).toEqual({ measure, differences: [] });
          }
        }),
        { numRuns: runs({ sample: 25, deep: 250 }), seed, endOnFailure: false },
      );
    },
    240_000,
  );
});

function write({ measures, by, quarters, where, isRolling, isFilled, to }: RandomQuestion): string {
  const key = by.length > 0 ? `key { ${by.map(selectionOf).join(' ')} }` : '';
  const change =
    to === null
      ? ''
      : `change(to: ${to}) { difference percent text from { value numerator denominator flags } }`;
  const sums = measures
    .map((name) => `${name} { value numerator denominator flags ${change} }`)
    .join(' ');
  const time = quarters ? `quarter: { from: "${quarters.from}", to: "${quarters.to}" }, ` : '';
  const window = isRolling ? 'window: ROLLING_FOUR_QUARTERS, ' : '';
  return `{ figures(by: [${by.join(', ')}], ${window}where: { ${time}and: [${where.text}] }, fillGaps: ${isFilled}, first: 10000) { rows { ${key} ${sums} } totals { ${sums} } } }`;
}

/** True for questions that Citus refuses (docs/operations.md, “Several machines for records”). */
function isRefusedWhereSpread({ where }: RandomQuestion): boolean {
  return ['supportingAgency: ', 'agency: ', 'or: '].every((part) => where.text.includes(part));
}

function selectionOf(dimension: Dimension): string {
  const { keyField } = dimensions[dimension];
  if (dimension === 'QUARTER') return 'quarter { key }';
  return quoted.has(dimension) ? `${keyField} { code }` : keyField;
}

function readKey(dimension: Dimension, key: ReturnType<typeof JSON.parse>): string {
  const value = key[dimensions[dimension].keyField];
  if (value === null) return '';
  if (dimension === 'COUNTY_LINES') return value ? 'YES' : 'NO';
  return String(value.code ?? value.key ?? value);
}
