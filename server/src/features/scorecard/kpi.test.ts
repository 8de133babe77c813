import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { quarterOf, shift, startOf } from '#domain/quarter.js';
import type { Json } from '#testing/api-client.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { sentDisruptions, sentLines } from '#testing/sent-rows.js';

const TODAY = '2026-08-10';
const LATEST = '2026-27-Q1';
const [READING, MILTON_KEYNES, OXFORD, FORCE] = [
  'E06000038',
  'E06000042',
  'E07000178',
  'E23000029',
] as const;

/**
 * Sharp rises in the latest quarter, added to alternating values of 20 and 22, for Pursue in
 * Reading and for each crime type elsewhere.
 */
const leaps = {
  DRUGS: [
    { objective: 'PREVENT', area: OXFORD, quantity: 40 },
    { objective: 'PURSUE', area: MILTON_KEYNES, quantity: 5 },
  ],
  CYBER_CRIME: [READING, MILTON_KEYNES, OXFORD].map((area) => ({
    objective: 'PREVENT',
    area,
    quantity: 14,
  })),
  FIREARMS: ['PURSUE', 'PREVENT', 'PROTECT'].map((objective) => ({
    objective,
    area: OXFORD,
    quantity: 14,
  })),
  MONEY_LAUNDERING: [
    { objective: 'PURSUE', area: READING, quantity: 14 },
    { objective: 'PREVENT', area: OXFORD, quantity: 14 },
    { objective: 'PROTECT', area: MILTON_KEYNES, quantity: 14 },
  ],
  ECONOMIC_CRIME: [{ objective: 'PREVENT', area: FORCE, quantity: 40 }],
  ORGANISED_ACQUISITIVE_CRIME: [
    { objective: 'PREVENT', area: OXFORD, quantity: 30 },
    { objective: 'PROTECT', area: MILTON_KEYNES, quantity: 6 },
    { objective: 'PREPARE', area: MILTON_KEYNES, quantity: 6 },
  ],
};

/**
 * Thirteen quarters up to the latest. Each crime type has 30 arrests in the latest, and 2 in each
 * of the others.
 */
const rows = Object.entries(leaps).flatMap(([crime_type, leap], kind) =>
  Array.from({ length: 13 }, (_, index) => shift(LATEST, index - 12)).flatMap((quarter, index) => {
    const common = {
      crime_type,
      occurred_on: startOf(quarter),
      arrests: quarter === LATEST ? 30 : 2,
    };
    const plain = {
      ...common,
      reference: `${kind}-${index}`,
      quantity: index % 2 === 0 ? 20 : 22,
      area: READING,
    };
    const more = leap.map((each, place) => ({
      ...common,
      ...each,
      arrests: 0,
      reference: `${kind}-${index}-${place}`,
    }));
    // Acquisitive crime decreases in Oxford: the objective and the county move in the opposite
    // direction to their cell.
    const less =
      crime_type === 'ORGANISED_ACQUISITIVE_CRIME'
        ? [
            {
              ...common,
              area: OXFORD,
              reference: `${kind}-${index}-less`,
              quantity: quarter === LATEST ? 1 : 29,
              arrests: 0,
            },
          ]
        : [];
    return [plain, ...less, ...(quarter === LATEST ? more : [])];
  }),
);

let partnership: TestPartnership;
beforeAll(async () => {
  const owed = [
    ...(['REPORTS', 'DISRUPTIONS'] as const).map((dataset) => ({
      agency: 'TVP',
      dataset,
      from: '2026-04-01',
    })),
    { agency: 'SBC', dataset: 'RESOURCES' as const, from: '2026-04-01' },
  ];
  // Two councils and a charity: spending by a kind of agency is more than that of one of its
  // agencies.
  const lines = [
    ...sentLines('TVP', [{ quarter: LATEST, hours_committed: 3740, actual_pounds: 1000 }]),
    ...sentLines('RBC', [{ quarter: LATEST, actual_pounds: 200 }]),
    ...sentLines('SBC', [{ quarter: LATEST, actual_pounds: 30 }]),
    ...sentLines('BARN', [{ quarter: LATEST, actual_pounds: 4 }]),
  ];
  partnership = await createPartnership({
    sent: [{ on: TODAY, rows: [...sentDisruptions('TVP', rows), ...lines] }],
    owed,
    today: TODAY,
  });
  await partnership.test.asOwner(`
    INSERT INTO target (id, measure, quarter_start, objective, value)
    VALUES (gen_random_uuid(), 'disruptions', '2026-04-01', NULL, 400), (gen_random_uuid(), 'disruptions', '2026-04-01', 'PREVENT', 150)`);
});
afterAll(() => partnership.close());

async function ask(argument: string): Promise<Json> {
  const fields =
    'id name subject sentence status variation returnsDue returnsReceived attention figure { text } target { text } period { key } area { code } agency { code } agencyKind';
  const { data, errors } = await partnership.api.ask(`{ kpi(${argument}) { ${fields} } }`);
  expect(errors).toEqual([]);
  return data.kpi;
}

describe('a figure for one crime type', () => {
  it('is rated by its own quarters, without a target', async () => {
    const { sentence, target, status } = await ask('measure: disruptions, crimeType: DRUGS');
    expect(sentence).toMatch(/ rose .*% to \d+, above the usual range\. Provisional\.$/);
    expect({ target, status }).toEqual({ target: null, status: 'NO_TARGET' });
  });
});

describe('kpi', () => {
  it('rates a measure that is not on any scorecard, with its own wording', async () => {
    const kpi = await ask('measure: arrests');
    expect(kpi).toMatchObject({
      name: 'Arrests',
      subject: 'DISRUPTION',
      variation: 'UNUSUALLY_HIGH',
      status: 'NOT_RATED',
      attention: 1,
    });
    expect(kpi.sentence).toBe('Arrests rose from 12 to 180, above the usual range. Provisional.');
  });

  it('compares an objective with its own target, but does not compare a single crime type with the target for the whole', async () => {
    expect(await ask('measure: disruptions, objective: PREVENT')).toMatchObject({
      name: 'Prevent',
      target: { text: '150' },
      status: 'GREEN',
    });
    expect(await ask('measure: disruptions')).toMatchObject({
      name: 'Confirmed disruptions',
      target: { text: '400' },
      status: 'RED',
    });
    expect(await ask('measure: disruptions, objective: PREVENT, crimeType: DRUGS')).toMatchObject({
      name: 'Prevent (Drugs)',
      target: null,
    });
  });

  it('shows hours for each disruption next to the share of major disruptions', async () => {
    const { figure, sentence } = await ask('measure: hoursPerDisruption');
    expect(figure.text).toBe('10.0 hours');
    expect(sentence).toMatch(
      /^The time for each confirmed disruption was 10\.0 hours; .* Read it with this: the major and moderate share of disruptions was 0\.0%\./,
    );
  });

  it('counts the returns for all datasets if the measure is about returns, and otherwise those for its own dataset', async () => {
    expect(await ask('measure: returnsOnTime')).toMatchObject({
      returnsDue: 3,
      returnsReceived: 2,
    });
    expect(await ask('measure: disruptions')).toMatchObject({ returnsDue: 1, returnsReceived: 1 });
    expect(await ask('measure: reports')).toMatchObject({ returnsDue: 1, returnsReceived: 0 });
  });

  it.each([
    { of: '', spend: '£1,234', returnsDue: 1, because: 'for all agencies' },
    { of: ', agency: "RBC"', spend: '£200', returnsDue: 0, because: 'for one, which owes nothing' },
    {
      of: ', agencyKind: LOCAL_AUTHORITY_UNITARY',
      spend: '£230',
      returnsDue: 1,
      because: 'for two councils, one of which owes a return',
    },
    { of: ', agencyKind: CHARITY', spend: '£4', returnsDue: 0, because: 'for a charity' },
  ])('gives a spend of $spend $because', async ({ of, spend, returnsDue }) => {
    expect(await ask(`measure: spend${of}`)).toMatchObject({ figure: { text: spend }, returnsDue });
  });

  it('does not compare a kind of agency with the target for all, even if all the records are its own', async () => {
    const all = await ask('measure: disruptions');
    expect(await ask('measure: disruptions, agencyKind: POLICE')).toMatchObject({
      figure: all.figure,
      target: null,
      agency: null,
      agencyKind: 'POLICE',
    });
  });

  it('has an id for its question', async () => {
    const { id } = await ask('measure: disruptions');
    expect((await ask('measure: disruptions, crimeType: DRUGS')).id).not.toBe(id);
    expect((await ask('measure: disruptions, objective: PREVENT')).id).not.toBe(id);
    expect((await ask('measure: disruptions, agencyKind: POLICE')).id).not.toBe(id);
    expect((await ask('measure: disruptions')).id).toBe(id);
  });

  it.each([
    [
      'measure: reports, objective: PURSUE',
      'objective: Objective is not recorded for reports, so reports cannot be shown by it. Leave out "objective".',
    ],
    [
      'measure: vacancyRate, crimeType: DRUGS',
      'crimeType: Crime type is not recorded for resources, so vacancyRate cannot be shown by it. Leave out "crimeType".',
    ],
    [
      'measure: returnsOnTime, area: "E06000038"',
      'area: Area is not recorded for returns, so returnsOnTime cannot be shown by it. Leave out "area".',
    ],
    [
      'measure: reports, agency: "TVP", agencyKind: POLICE',
      'agencyKind: an agency has only one kind. Leave out "agency" or "agencyKind".',
    ],
    [
      'measure: reports, area: "XYZ"',
      'area: no area has the code "XYZ". { areas { code name kind } } lists them.',
    ],
    [
      'measure: reports, quarter: "2026-27-Q3"',
      'quarter: Q3 2026/27 has not begun. Ask for 2026-27-Q2 or an earlier one.',
    ],
  ])('refuses %s', async (argument, sentence) => {
    const { errors } = await partnership.api.ask(`{ kpi(${argument}) { id } }`);
    expect(errors[0]).toMatchObject({ message: sentence, extensions: { code: 'BAD_USER_INPUT' } });
  });

  it('is for the force in the latest closed quarter by default', async () => {
    expect(await ask('measure: disruptions')).toMatchObject({
      period: { key: LATEST },
      area: { code: FORCE },
      agency: null,
    });
    const named = await ask(
      `measure: disruptions, quarter: "${quarterOf(TODAY)}", area: "${READING}", agency: "TVP"`,
    );
    expect(named).toMatchObject({
      period: { key: '2026-27-Q2' },
      area: { code: READING },
      agency: { code: 'TVP' },
    });
  });
});

describe('kpis', () => {
  const fields =
    'name objective sentence status variation target { text } figure { text } trend { figure { text } } controlChart { upper }';
  const askAll = async (argument: string, of = fields): Promise<Json> => {
    const { data, errors } = await partnership.api.ask(`{ kpis(${argument}) { ${of} } }`);
    expect(errors).toEqual([]);
    return data.kpis;
  };
  const askAlone = async (argument: string): Promise<Json> =>
    (await partnership.api.ask(`{ kpi(${argument}) { ${fields} } }`)).data.kpi;

  it('are the same as if each were asked for alone, in order', async () => {
    const where = `crimeType: CYBER_CRIME, area: "${READING}", quarter: "${LATEST}"`;
    const measures = ['arrests', 'disruptions', 'majorModerateShare', 'reportsToDisruption'];
    const alone = await Promise.all(
      measures.map((measure) => askAlone(`measure: ${measure}, ${where}`)),
    );
    expect(await askAll(`measures: [${measures.join(', ')}], ${where}`)).toEqual(alone);
  });

  it('are rated for each objective, which varies fastest', async () => {
    const kpis = await askAll('measures: [disruptions, arrests], objectives: [PREVENT, PURSUE]');
    const alone = await Promise.all(
      ['disruptions', 'arrests'].flatMap((measure) =>
        ['PREVENT', 'PURSUE'].map((objective) =>
          askAlone(`measure: ${measure}, objective: ${objective}`),
        ),
      ),
    );
    expect(kpis).toEqual(alone);
  });

  it('say which of them needs attention first', async () => {
    const kpis: Json[] = await askAll(
      'measures: [reports, disruptions, arrests]',
      'status variation attention',
    );
    expect(kpis.map(({ attention }) => attention).toSorted()).toEqual([1, 2, 3]);
    expect(kpis).toContainEqual({ status: 'RED', variation: 'IMPROVING', attention: 2 });
  });

  it('are each answered once, and are empty if none is asked for', async () => {
    expect(await askAll('measures: [arrests, arrests]', 'name')).toEqual([{ name: 'Arrests' }]);
    expect(await askAll('measures: []', 'name')).toEqual([]);
  });

  it('are all that are available if none is named', async () => {
    const names = async (argument: string): Promise<string[]> =>
      (await askAll(argument, 'measure { key }')).map(({ measure }: Json) => measure.key);
    const { data } = await partnership.api.ask('{ measures { key } }');
    const all: string[] = data.measures.map(({ key }: Json) => key);
    expect(await names(`quarter: "${LATEST}"`)).toEqual(all);
    expect(await names(`area: "${READING}"`)).toEqual(all.filter((key) => key !== 'returnsOnTime'));
    expect(await names('objectives: [PURSUE]')).toContain('hoursCommitted');
    expect(await names('objectives: [PURSUE]')).not.toContain('reports');
  });

  it('are refused together if one of them is not available', async () => {
    const { errors } = await partnership.api.ask(
      '{ kpis(measures: [disruptions, reports], objectives: [PURSUE]) { id } }',
    );
    expect(errors[0]).toMatchObject({
      message:
        'objective: Objective is not recorded for reports, so reports cannot be shown by it. Leave out "objective".',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});
