import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { askFigures } from '#testing/ask-figures.js';
import { createSomeReferrals, READING, type SomeReferrals } from '#testing/some-referrals.js';

let some: SomeReferrals;
beforeAll(async () => {
  some = await createSomeReferrals();
});
afterAll(() => some.close());

const ofDisruptions = 'totals { disruptions { value } }';
const exclude =
  'conditions exclude each other, so no record can meet them. Remove all but one, or put them under "or".';

/**
 * Each impossible question, with the sentence that refuses it. The path is the field of the answer.
 */
const refused: readonly {
  readonly argument: string;
  readonly selection?: string;
  readonly message: string;
}[] = [
  // A dimension that the dataset lacks.
  {
    argument: '(by: [CHANNEL])',
    message:
      'Channel is not recorded for disruptions, so disruptions cannot be grouped by CHANNEL.',
  },
  {
    argument: '(where: { or: [{ not: { channel: { in: [ONLINE] } } }] })',
    message:
      'where.channel: Channel is not recorded for disruptions, so disruptions cannot be filtered by it.',
  },
  {
    argument: '(by: [CHANNEL], orderBy: [{ measure: disruptions }])',
    selection: 'totals { reports { value } }',
    message:
      'Channel is not recorded for disruptions, so disruptions cannot be grouped by CHANNEL.',
  },
  {
    argument: '(by: [DATASET])',
    selection: 'rows { returnsOnTime { value } } totals { disruptions { value } }',
    message:
      'Dataset is not recorded for disruptions, so disruptions cannot be grouped by DATASET.',
  },
  {
    argument: '(by: [AREA])',
    selection: 'rows { returnsOnTime { value } }',
    message: 'Area is not recorded for returns, so returnsOnTime cannot be grouped by AREA.',
  },
  {
    argument: '(by: [STAFF_GROUP])',
    selection: 'rows { hoursPerDisruption { value } majorModerateShare { value } }',
    message:
      'Staff group is not recorded for resources and disruptions, so hoursPerDisruption cannot be grouped by STAFF_GROUP.',
  },
  {
    argument: '(where: { month: { in: ["2025-05"] } })',
    selection: 'totals { activeOcgs { value } }',
    message:
      'where: activeOcgs is recorded only by quarter, and the days asked about begin or end within one. Ask for whole quarters.',
  },

  // A filter that contradicts itself.
  {
    argument: '(where: { crimeType: { in: [DRUGS] }, and: [{ crimeType: { in: [FIREARMS] } }] })',
    message: `where.crimeType: ${exclude}`,
  },
  {
    argument: '(where: { crimeType: { in: [DRUGS], notIn: [DRUGS] } })',
    message: `where.crimeType: ${exclude}`,
  },
  {
    argument: '(where: { crimeType: { in: [DRUGS], isNull: true } })',
    message: `where.crimeType: ${exclude}`,
  },
  {
    argument:
      '(where: { crimeType: { in: [DRUGS] }, not: { crimeType: { in: [DRUGS, FIREARMS] } } })',
    message: `where.crimeType: ${exclude}`,
  },
  {
    argument:
      '(where: { not: { or: [{ crimeType: { in: [DRUGS] } }, { crimeType: { notIn: [DRUGS] } }] } })',
    message: `where.crimeType: ${exclude}`,
  },
  {
    argument:
      '(where: { or: [{ crimeType: { in: [DRUGS], isNull: true } }, { objective: { in: [PURSUE], notIn: [PURSUE] } }] })',
    message: `where.crimeType: ${exclude}`,
  },
  {
    argument: '(where: { supportingAgency: { in: ["RBC"], isNull: true } })',
    message: `where.supportingAgency: ${exclude}`,
  },
  {
    argument: '(where: { objective: { in: [PURSUE], isNull: true } })',
    message: `where.objective: ${exclude}`,
  },
  {
    argument: '(where: { agency: { in: ["TVP"], isNull: true } })',
    message: `where, by agency, agencyKind: ${exclude}`,
  },
  {
    argument: `(where: { area: { within: ["${READING}"], isNull: true } })`,
    message: `where, by area, county, localCommandUnit: ${exclude}`,
  },
  {
    argument: '(where: { supportingAgency: { in: ["RBC"], notIn: ["RBC", "OCC"] } })',
    message: `where.supportingAgency: ${exclude}`,
  },
  {
    argument: '(where: { quarter: { in: ["2025-26-Q1"] }, month: { in: ["2025-07"] } })',
    message: `where, by month, quarter, financialYear, calendarYear: ${exclude}`,
  },
  {
    argument: `(where: { area: { within: ["${READING}"] }, county: { in: ["E10000025"] } })`,
    message: `where, by area, county, localCommandUnit: ${exclude}`,
  },
  {
    argument: '(where: { agency: { in: ["TVP"] }, agencyKind: { in: [CHARITY] } })',
    message: `where, by agency, agencyKind: ${exclude}`,
  },

  // Out of range.
  { argument: '(first: 0)', message: 'first must be from 1 to 10,000; it was 0.' },
  { argument: '(first: -1)', message: 'first must be from 1 to 10,000; it was -1.' },
  { argument: '(first: 10001)', message: 'first must be from 1 to 10,000; it was 10001.' },
  {
    argument: '(where: { calendarYear: { in: [99999] } })',
    message: 'where.calendarYear: 99999 is not a calendar year. Write it as 2025.',
  },

  // An unknown code.
  {
    argument: '(where: { area: { in: ["E99"] } })',
    message: 'where.area: no area has the code "E99". { areas { code name kind } } lists them.',
  },
  {
    argument: '(where: { county: { in: ["E06000038"] } })',
    message:
      'where.county: no county has the code "E06000038". { areas { code name kind } } lists them.',
  },
  {
    argument: '(where: { area: { within: ["E07000007"] } })',
    message: 'where.area: Wycombe has ended. Ask for its successor, E06000060.',
  },
  {
    argument: '(where: { agency: { notIn: ["XYZ"] } })',
    message: 'where.agency: no agency has the code "XYZ". { agencies { code name } } lists them.',
  },
  {
    argument: '(where: { not: { supportingAgency: { in: ["XYZ"] } } })',
    message:
      'where.supportingAgency: no agency has the code "XYZ". { agencies { code name } } lists them.',
  },

  // A range that ends before it begins.
  {
    argument: '(where: { quarter: { from: "2025-26-Q2", to: "2025-26-Q1" } })',
    message:
      'where.quarter: from (2025-26-Q2) is after to (2025-26-Q1). Both ends count; write the earlier one first.',
  },
  {
    argument: '(where: { not: { financialYear: { from: "2025-26", to: "2024-25" } } })',
    message:
      'where.financialYear: from (2025-26) is after to (2024-25). Both ends count; write the earlier one first.',
  },

  // A rolling window that the measure or the grouping does not allow.
  {
    argument: '(window: ROLLING_FOUR_QUARTERS, by: [MONTH])',
    message:
      'window: four quarters cannot be grouped by MONTH (month). Group by QUARTER, or by no time dimension.',
  },
  {
    argument: '(window: ROLLING_FOUR_QUARTERS, by: [QUARTER, FINANCIAL_YEAR])',
    message:
      'window: four quarters cannot be grouped by FINANCIAL_YEAR (financial year). Group by QUARTER, or by no time dimension.',
  },
  {
    argument: '(window: ROLLING_FOUR_QUARTERS, where: { month: { in: ["2025-05"] } })',
    message:
      'window: four quarters must be whole quarters, and the days asked about in "where" begin or end within one. Ask for whole quarters.',
  },
  {
    argument:
      '(window: ROLLING_FOUR_QUARTERS, where: { or: [{ quarter: { in: ["2025-26-Q1"] } }, { crimeType: { in: [DRUGS] } }] })',
    message:
      'window: "where" combines periods and other conditions under "or" or "not", so the quarters before them are not known. Put periods next to the other conditions.',
  },

  // A selection that is not allowed, and an order that names nothing.
  {
    argument: '',
    selection: 'totals { figure(measure: hoursPerDisruption) { value } }',
    message:
      'hoursPerDisruption would mislead on its own: it is shown only with majorModerateShare. Select both.',
  },
  {
    argument: '(by: [AREA])',
    selection: 'rows { key { area { code } } }',
    message: 'Select at least one measure, such as referrals, in "rows", "totals" or "other".',
  },
  { argument: '(by: [AREA, AREA])', message: '"by" names AREA twice. Name each dimension once.' },
  {
    argument: '(orderBy: [{ dimension: AREA }])',
    message:
      'orderBy names AREA, which the rows are not grouped by. Add it to "by", or order by something else.',
  },
  {
    argument: '(by: [AREA], orderBy: [{ dimension: AREA, measure: disruptions }])',
    message:
      'Each entry in orderBy must name either a measure or a dimension. Give exactly one of the two.',
  },
];

describe('a question for figures that cannot be answered', () => {
  it.each(refused)(
    'is refused with $argument $selection: $message',
    async ({ argument, selection = ofDisruptions, message }) => {
      const { errors, status } = await some.api.ask(
        `{ asked: figures${argument} { ${selection} } }`,
      );
      expect(status).toBe(200);
      expect(errors).toEqual([
        {
          message,
          path: ['asked'],
          locations: [{ line: 1, column: 3 }],
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ]);
    },
  );
});

describe('a filter that matches nothing without contradicting itself', () => {
  it.each([
    { where: 'pathway: { in: [] }', because: 'an empty list is what was asked for' },
    { where: 'or: []', because: 'so is an empty "or"' },
    {
      where:
        'or: [{ pathway: { in: [NRM], notIn: [NRM] } }, { pathway: { in: [SUPPORT_SERVICE] } }]',
      because: 'one of its alternatives can be met',
    },
    {
      where: 'exploitation: { in: [SEXUAL] }, and: [{ exploitation: { in: [DOMESTIC] } }]',
      because: 'a record may name both',
    },
  ])('gives 0 for $where: $because', async ({ where }) => {
    const { totals } = await askFigures(
      some.api,
      `(where: { ${where} })`,
      'totals { referrals { value } }',
    );
    expect(totals.referrals.value).toBe(0);
  });

  it('differs from a contradiction under "not", which matches everything', async () => {
    const where = 'not: { pathway: { in: [NRM] }, and: [{ pathway: { in: [MASH_CHILD] } }] }';
    const { totals } = await askFigures(
      some.api,
      `(where: { ${where} })`,
      'totals { referrals { value } }',
    );
    expect(totals.referrals.value).toBe(74);
  });
});
