import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { askFigures } from '#testing/ask-figures.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { sentDisruptions } from '#testing/sent-rows.js';

const READING = 'E06000038';
const SLOUGH = 'E06000039';
const OXFORDSHIRE = 'E10000025';

const rows = [
  ...sentDisruptions('TVP', [
    // Joint disruptions: with a council and the regional unit, and with only the regional unit.
    {
      quantity: 3,
      impact: 'MAJOR',
      supporting_agencies: 'RBC;SEROCU',
      charges: 2,
      convictions: 2,
      sentence_months: 30,
      sentenced_on: '2025-10-01',
    },
    { quantity: 2, supporting_agencies: 'SEROCU', area: SLOUGH, arrests: 4 },
    { quantity: 15, area: SLOUGH, charges: 1, convictions: 1, sentence_months: 6 },
    // No disruption from Q2 2025/26 was confirmed.
    { occurred_on: '2025-07-01', status: 'SUBMITTED', impact: 'MAJOR', arrests: 9 },
  ]),
  ...sentDisruptions('RBC', [
    { quantity: 4, impact: 'MODERATE', supporting_agencies: 'TVP' },
    { quantity: 1, area: OXFORDSHIRE },
  ]),
];

let partnership: TestPartnership;
beforeAll(async () => {
  partnership = await createPartnership({ sent: [{ on: '2025-10-20', rows }], owed: [] });
});
afterAll(() => partnership.close());

const figures = (argument: string, selection: string) =>
  askFigures(partnership.api, argument, selection);
const inQ1 = 'quarter: { in: ["2025-26-Q1"] }';

describe('a joint disruption', () => {
  it('counts once for its lead, and once for each supporter as supported', async () => {
    const { rows: answered, totals } = await figures(
      `(by: [AGENCY], where: { ${inQ1} })`,
      'rows { key { agency { code } } disruptions { text } disruptionsSupported { text } } totals { disruptions { text } disruptionsSupported { text } }',
    );
    expect(
      answered.map(({ key, disruptions, disruptionsSupported }) => [
        key.agency.code,
        disruptions.text,
        disruptionsSupported.text,
      ]),
    ).toEqual([
      ['RBC', '5', '3'],
      // SEROCU sent no return, but supported 3 + 2.
      ['SEROCU', '[x]', '5'],
      ['TVP', '20', '4'],
    ]);
    // 3 + 2 + 4 have supporters; a disruption with several is counted once.
    expect(totals).toEqual({ disruptions: { text: '25' }, disruptionsSupported: { text: '9' } });
  });

  it('is not added up over supporters: a note says so, and "other" has no number', async () => {
    const { other, notes } = await figures(
      `(by: [AGENCY], where: { ${inQ1} }, orderBy: [{ measure: disruptionsSupported, direction: DESC }], first: 1)`,
      'other { disruptions { text } disruptionsSupported { text } } rows { disruptionsSupported { text } } notes',
    );
    expect(other).toEqual({ disruptions: { text: '25' }, disruptionsSupported: { text: '[z]' } });
    expect(notes).toContain(
      'Confirmed disruptions supported: a disruption counts for each agency that supported it and once in the totals, so rows must not be added up.',
    );
  });

  it.each([
    { where: 'agency: { in: ["RBC"] }', led: '5', supported: '3' },
    { where: 'agency: { in: ["RBC", "SEROCU"] }', led: '5', supported: '5' },
    { where: 'supportingAgency: { in: ["SEROCU"] }', led: '5', supported: '5' },
    { where: 'supportingAgency: { isNull: true }', led: '16', supported: '0' },
    { where: 'agency: { isNull: true }', led: '0', supported: '0' },
    { where: 'agency: { isNull: false }', led: '25', supported: '9' },
    { where: 'objective: { isNull: true }', led: '0', supported: '0' },
    { where: 'objective: { isNull: false }', led: '25', supported: '9' },
  ])(
    'counts if the selected agencies led or supported it: $where',
    async ({ where, led, supported }) => {
      const { totals } = await figures(
        `(where: { ${inQ1}, ${where} })`,
        'totals { disruptions { text } disruptionsSupported { text } }',
      );
      expect(totals).toEqual({
        disruptions: { text: led },
        disruptionsSupported: { text: supported },
      });
    },
  );

  it('counts for each of its supporters and once in totals when grouped by them', async () => {
    const {
      rows: answered,
      totals,
      other,
    } = await figures(
      `(by: [SUPPORTING_AGENCY], where: { ${inQ1} }, first: 3)`,
      'rows { key { supportingAgency { code } } disruptions { value } } totals { disruptions { value } } other { disruptions { text } }',
    );
    expect(
      answered.map(({ key, disruptions }) => [
        key.supportingAgency?.code ?? null,
        disruptions.value,
      ]),
    ).toEqual([
      ['RBC', 3],
      ['SEROCU', 5],
      ['TVP', 4],
    ]);
    expect(totals.disruptions.value).toBe(25);
    expect(other.disruptions.text).toBe('[z]');
  });
});

describe('shares of disruptions', () => {
  it('come from sums, not from the shares of their groups', async () => {
    const { rows: answered, totals } = await figures(
      `(by: [AGENCY], where: { ${inQ1} })`,
      'rows { key { agency { code } } majorModerateShare { value numerator denominator } } totals { majorModerateShare { value numerator denominator } }',
    );
    expect(
      answered.map(({ majorModerateShare: { value, numerator, denominator } }) => [
        value,
        numerator,
        denominator,
      ]),
    ).toEqual([
      [80, 4, 5],
      [15, 3, 20],
    ]);
    // 7 of 25; the mean of 15% and 80% would be 47.5%.
    expect(totals.majorModerateShare).toEqual({ value: 28, numerator: 7, denominator: 25 });
  });

  it('have low reliability below 20 cases, but not at 20', async () => {
    const { rows: answered } = await figures(
      `(by: [AGENCY], where: { ${inQ1} })`,
      'rows { majorModerateShare { flags } }',
    );
    expect(answered.map(({ majorModerateShare }) => majorModerateShare.flags)).toEqual([
      ['LOW_RELIABILITY'],
      [],
    ]);
  });
});

describe('a sentence', () => {
  it('counts in the quarter in which it was passed, as arrests count in theirs', async () => {
    const { rows: answered } = await figures(
      '(by: [QUARTER])',
      'rows { key { quarter { key } } arrests { text } convictions { text } sentenceYears { text } }',
    );
    expect(
      answered.map(({ key, arrests, convictions, sentenceYears }) => [
        key.quarter.key,
        arrests.text,
        convictions.text,
        sentenceYears.text,
      ]),
    ).toEqual([
      ['2025-26-Q1', '4', '1', '0.5 years'],
      // Nobody sent a return for Q3, but a return for Q1 reported a sentence that was passed in Q3.
      ['2025-26-Q3', '[x]', '2', '2.5 years'],
    ]);
  });
});

describe('a quarter', () => {
  const measures = [
    'disruptions',
    'disruptionsSupported',
    'arrests',
    'majorModerateShare',
    'moderatedIn28Days',
    'convictions',
    'disruptionsPer1000',
  ];
  const textsIn = async (where: string) => {
    const { totals } = await figures(
      `(where: { ${where} })`,
      `totals { ${measures.map((measure) => `${measure} { text }`).join(' ')} }`,
    );
    return measures.map((measure) => totals[measure].text);
  };

  it('with a return but nothing confirmed has zero, and shares without cases', async () => {
    expect(await textsIn('quarter: { in: ["2025-26-Q2"] }')).toEqual([
      '0',
      '0',
      '0',
      '[z]',
      '[z]',
      '0',
      '0.00',
    ]);
  });

  it.each(['2024-25-Q4', '2025-26-Q4'])(
    'without a return has no figure for any measure: %s',
    async (quarter) => {
      expect(await textsIn(`quarter: { in: ["${quarter}"] }`)).toEqual(measures.map(() => '[x]'));
    },
  );

  it('is not available for an agency that sent nothing, while others show what it supported', async () => {
    expect(await textsIn(`${inQ1}, agency: { in: ["OCC"] }`)).toEqual(
      measures.map((measure) => (measure === 'disruptionsSupported' ? '0' : '[x]')),
    );
  });
});

describe('disruptions per 1,000 people', () => {
  it.each([
    {
      where: `area: { within: ["${SLOUGH}"] }`,
      text: '0.11',
      because: '17 / 160,713 people in Slough in the middle of 2023',
    },
    {
      where: `area: { within: ["${READING}", "${SLOUGH}"] }`,
      text: '0.07',
      because: '24 / (178,196 + 160,713)',
    },
    { where: 'county: { in: ["TV-C-BERKSHIRE"] }', text: '0.02', because: '24 / 969,736' },
    {
      where: `area: { in: ["${OXFORDSHIRE}"] }`,
      text: '[z]',
      because: 'what is coded to the county happened somewhere in it',
    },
    {
      where: 'agency: { in: ["TVP"] }',
      text: '[z]',
      because: 'an agency has no people of its own',
    },
    {
      where: 'area: { notIn: ["E06000038"] }',
      text: '[z]',
      because: 'the county around Reading is asked for without it',
    },
  ])('are $text where $where: $because', async ({ where, text }) => {
    const { totals } = await figures(
      `(where: { ${inQ1}, ${where} })`,
      'totals { disruptionsPer1000 { text } }',
    );
    expect(totals.disruptionsPer1000.text).toBe(text);
  });

  it('have no number in "other" or by agency', async () => {
    const { rows: answered, other } = await figures(
      `(by: [AREA], where: { ${inQ1}, county: { in: ["TV-C-BERKSHIRE"] } }, first: 1)`,
      'rows { disruptionsPer1000 { numerator denominator } } other { disruptionsPer1000 { text } }',
    );
    expect(answered).toEqual([{ disruptionsPer1000: { numerator: 7, denominator: 178_196 } }]);
    expect(other.disruptionsPer1000.text).toBe('[z]');
    const byAgency = await figures(
      `(by: [AGENCY], where: { ${inQ1} })`,
      'rows { disruptionsPer1000 { text } }',
    );
    expect(byAgency.rows.map(({ disruptionsPer1000 }) => disruptionsPer1000.text)).toEqual([
      '[z]',
      '[z]',
    ]);
  });
});
