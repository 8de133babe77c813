import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { askFigures } from '#testing/ask-figures.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import {
  sentDisruptions,
  sentLines,
  sentReferrals,
  sentRegister,
  sentReports,
} from '#testing/sent-rows.js';

/**
 * Questions that were once answered with a number that does not exist, or without a number that
 * does.
 */
const [force, slough, bracknell, buckinghamshire] = [
  'E23000029',
  'E06000039',
  'E06000036',
  'E06000060',
];

const lead = (quantity: number) => [
  { supporting_agencies: 'RBC;BFC;BARN', quantity },
  { area: slough },
  { area: force, objective: 'PREPARE', crime_type: 'FIREARMS' },
];
const rows = [
  ...sentDisruptions('TVP', [
    ...lead(1),
    { occurred_on: '2025-08-01' },
    { occurred_on: '2024-11-01' },
  ]),
  ...sentDisruptions('RBC', [{ supporting_agencies: 'BARN' }]),
  ...sentDisruptions('BFC', [{ area: bracknell, quantity: 7 }]),
  ...sentDisruptions('OCC', [{ area: 'E10000025', quantity: 9 }]),
  // Both hours and disruptions are known for TVP in two quarters, and for RBC in one.
  ...sentLines('TVP', [{ hours_committed: 100 }, { quarter: '2025-26-Q2', hours_committed: 50 }]),
  ...sentLines('RBC', [{ hours_committed: 30 }]),
  ...sentLines('SAFE', [{ hours_committed: 40 }]),
  ...sentLines('OCC', [{ area: 'E10000025', establishment_fte: 3 }]),
  ...sentReports('RBC', [
    { received_on: '2025-02-01', quantity: 10 },
    { disruption_reference: 'TVP:D1' },
  ]),
  ...sentReports('TVP', [
    { area: force, crime_type: 'CYBER_CRIME', channel: 'ONLINE', quantity: 30 },
    { area: slough, crime_type: 'FIREARMS' },
    {},
  ]),
  ...sentReports('BC', [{ area: buckinghamshire, quantity: 4 }]),
  ...sentReferrals('TVP', [
    { area: force, age_band: 'ADULT_18_OR_OVER', priority: 'RED', quantity: 3 },
  ]),
  ...sentReferrals('RBC', [
    { pathway: 'DUTY_TO_NOTIFY', age_band: 'ADULT_18_OR_OVER', quantity: 5 },
  ]),
  ...sentRegister('TVP', '2025-26-Q1', [
    { reference: 'G1', area: 'E06000038' },
    { reference: 'G2' },
  ]),
];

let partnership: TestPartnership;
beforeAll(async () => {
  partnership = await createPartnership({
    sent: [
      { on: '2025-10-20', rows },
      // Q1 2025/26 is already final on that day.
      { on: '2026-06-01', rows: sentDisruptions('TVP', lead(2)) },
    ],
    owed: [],
  });
  await partnership.test.asOwner(
    `INSERT INTO event (id, happened_on, title, measures, changes_recording, version)
     VALUES (gen_random_uuid(), '2025-05-15', 'New form', '{disruptions}', true, 1)`,
  );
});
afterAll(() => partnership.close());

/**
 * A measure’s texts by key, with the totals. Checks that rollups and records give the
 * same texts.
 */
async function textsOf(
  argument: string,
  measure: string,
  key: string,
): Promise<Readonly<Record<string, string>>> {
  const answers = [partnership.api, partnership.apiOverRecords].map(async (api) => {
    const table = await askFigures(
      api,
      argument,
      `rows { key { ${key} } ${measure} { text } } totals { ${measure} { text } }`,
    );
    const named = table.rows.map(
      (row) => [JSON.stringify(Object.values(row.key)), row[measure].text] as const,
    );
    return Object.fromEntries([...named, ['totals', table.totals[measure].text]]);
  });
  const [overRollups, overRecords] = await Promise.all(answers);
  expect(overRollups).toEqual(overRecords);
  return overRecords ?? {};
}

async function totalOf(where: string, measure: string) {
  const { totals, notes } = await askFigures(
    partnership.api,
    `(where: { ${where} })`,
    `totals { ${measure} { text flags } } notes`,
  );
  return { ...totals[measure], notes };
}

const inQ1 = 'quarter: { in: ["2025-26-Q1"] }';
const byAgency = 'agency { code }';
const named = (code: string) => JSON.stringify([{ code }]);

describe('disruptions that an agency supported', () => {
  const supportedIf = (filter: string) =>
    textsOf(`(by: [AGENCY], where: { ${inQ1}, ${filter} })`, 'disruptionsSupported', byAgency);

  it('stay the same for that agency when other agencies are left out', async () => {
    expect(await supportedIf('agency: { notIn: ["TVP", "RBC"] }')).toEqual({
      [named('BFC')]: '2',
      [named('BARN')]: '3',
      totals: '3',
    });
    expect(await supportedIf('not: { agency: { in: ["TVP", "RBC"] } }')).toEqual({
      [named('BFC')]: '2',
      [named('BARN')]: '3',
      totals: '3',
    });
  });

  it('do not add a row for an agency that the question leaves out, even if disruptions led are asked for', async () => {
    const { rows: answered, notes } = await askFigures(
      partnership.api,
      `(by: [AGENCY], where: { ${inQ1}, agency: { in: ["RBC", "BARN"] } })`,
      'rows { key { agency { code } } disruptions { text } disruptionsSupported { text } } notes',
    );
    expect(
      answered.map(({ key, disruptions, disruptionsSupported }) => [
        key.agency.code,
        disruptions.text,
        disruptionsSupported.text,
      ]),
    ).toEqual([
      ['BARN', '[x]', '3'],
      ['RBC', '1', '2'],
    ]);
    expect(notes).toContain(
      'Confirmed disruptions supported: agencies in this question are supporting agencies, not lead agencies.',
    );
  });

  it('are revised by the lead agency’s return', async () => {
    const { rows: answered } = await askFigures(
      partnership.api,
      `(by: [AGENCY], where: { ${inQ1}, agency: { in: ["BARN"] } })`,
      'rows { disruptionsSupported { flags } }',
    );
    expect(answered.map(({ disruptionsSupported }) => disruptionsSupported.flags)).toEqual([
      ['REVISED'],
    ]);
    expect(
      (await totalOf(`${inQ1}, agency: { in: ["BARN"] }`, 'disruptionsSupported')).notes.join(),
    ).toContain('[r] Disruptions of Q1 2025/26: revision 1');
  });
});

describe('a place in no county', () => {
  it.each(['COUNTY', 'LOCAL_COMMAND_UNIT'])(
    'has no records from an agency that names its district, grouped by %s',
    async (dimension) => {
      const key = dimension === 'COUNTY' ? 'county { code }' : 'localCommandUnit { code }';
      const texts = await textsOf(
        `(by: [${dimension}, AGENCY], where: { ${inQ1} }, fillGaps: true)`,
        'reports',
        `${key} ${byAgency}`,
      );
      expect(texts[JSON.stringify([null, { code: 'BC' }])]).toBe('0');
    },
  );
});

describe('a share', () => {
  it('is not available if one of its records names only a larger place', async () => {
    const texts = await textsOf(
      `(by: [AREA], where: { ${inQ1} })`,
      'dutyToNotifyShare',
      'area { name }',
    );
    expect(texts).toEqual({
      [JSON.stringify([{ name: 'Thames Valley' }])]: '0.0%',
      [JSON.stringify([{ name: 'Reading' }])]: '[x]',
      totals: '62.5%',
    });
    expect((await totalOf(`${inQ1}, area: { in: ["E06000038"] }`, 'dutyToNotifyShare')).text).toBe(
      '[x]',
    );
  });
});

describe('a value without records', () => {
  it.each([
    { where: 'objective: { in: [PREPARE] }', measure: 'disruptions' },
    { where: 'crimeType: { in: [FIREARMS] }', measure: 'disruptions' },
    { where: 'crimeType: { in: [CYBER_CRIME] }', measure: 'reports' },
    { where: 'priority: { in: [RED] }', measure: 'referrals' },
    { where: 'channel: { notIn: [CALL_101] }', measure: 'reports' },
  ])('is 0 in a recorded district for $where', async ({ where, measure }) => {
    expect((await totalOf(`${inQ1}, area: { in: ["E06000038"] }, ${where}`, measure)).text).toBe(
      '0',
    );
  });

  it('is not available in a district if its pathway is only recorded for the force', async () => {
    expect(
      (await totalOf(`${inQ1}, area: { in: ["E06000038"] }, pathway: { in: [NRM] }`, 'referrals'))
        .text,
    ).toBe('[x]');
  });
});

describe('flags', () => {
  it('do not call final days provisional just because the question also includes future days', async () => {
    const settled = await totalOf(
      'not: { quarter: { from: "2025-26-Q2", to: "2026-27-Q4" } }',
      'reports',
    );
    expect(settled).toMatchObject({ text: '47', flags: [] });
    expect(settled.notes.join()).not.toContain('[p]');
    expect((await totalOf('quarter: { from: "2027-28-Q1" }', 'reports')).flags).toEqual([
      'NOT_AVAILABLE',
    ]);
    expect(
      (
        await totalOf(
          'not: { quarter: { to: "2025-26-Q4" } }, agency: { in: ["TVP"] }',
          'disruptions',
        )
      ).flags,
    ).toEqual(['NOT_AVAILABLE']);
  });

  it('mention a recording change on every part of its quarter, and on sums over days before and after it', async () => {
    const flagsBy = async (by: string, where: string) => {
      const { rows: answered, totals } = await askFigures(
        partnership.api,
        `(by: [${by}], where: { ${where} })`,
        'rows { disruptions { flags } } totals { disruptions { flags } }',
      );
      return [...answered, totals].map(({ disruptions }) => disruptions.flags.includes('BREAK'));
    };
    // The day of the recording change is in neither quarter.
    expect(await flagsBy('QUARTER', 'quarter: { in: ["2024-25-Q3", "2025-26-Q2"] }')).toEqual([
      false,
      false,
      true,
    ]);
    expect(await flagsBy('QUARTER', 'quarter: { in: ["2025-26-Q2"] }')).toEqual([false, false]);
    const { rows: months } = await askFigures(
      partnership.api,
      '(by: [MONTH], where: { month: { from: "2025-03", to: "2025-07" } }, fillGaps: true)',
      'rows { key { month } disruptions { flags } }',
    );
    expect(
      months
        .filter(({ disruptions }) => disruptions.flags.includes('BREAK'))
        .map(({ key }) => key.month),
    ).toEqual(['2025-04', '2025-05', '2025-06']);
  });
});

describe('alternatives', () => {
  it('of agency or quarter give a zero only if an agency asked about has sent that quarter', async () => {
    const texts = await textsOf(
      '(by: [QUARTER], where: { or: [{ agency: { in: ["BARN"] } }, { quarter: { in: ["2025-26-Q1"] } }], quarter: { in: ["2025-26-Q1", "2025-26-Q2"] } }, fillGaps: true)',
      'disruptions',
      'quarter { key }',
    );
    expect(texts).toEqual({
      '[{"key":"2025-26-Q1"}]': '21',
      '[{"key":"2025-26-Q2"}]': '[x]',
      totals: '21',
    });
  });

  it.each(['reportsPer1000', 'disruptionsPer1000', 'activeOcgs'])(
    'of a place and a crime type are not applicable to %s',
    async (measure) => {
      const { text, notes } = await totalOf(
        `${inQ1}, or: [{ area: { in: ["E06000038"] } }, { crimeType: { in: [DRUGS] } }]`,
        measure,
      );
      expect(text).toBe('[z]');
      expect(notes.join()).toContain(
        'not applicable where the filter joins a place to another condition with “or”.',
      );
      expect(
        (
          await totalOf(
            `${inQ1}, or: [{ area: { in: ["E06000038"] } }, { area: { in: ["E06000039"] } }]`,
            measure,
          )
        ).text,
      ).not.toBe('[z]');
    },
  );

  it('that depend on the group use the places of that group', async () => {
    const { rows: answered, totals } = await askFigures(
      partnership.api,
      `(by: [CRIME_TYPE], where: { ${inQ1}, or: [{ area: { in: ["${slough}"] } }, { crimeType: { in: [DRUGS] } }] })`,
      'rows { key { crimeType } reportsPer1000 { numerator denominator } } totals { reportsPer1000 { text } }',
    );
    // The population of the force for drugs, and that of Slough for everything else.
    expect(
      answered.map(({ key, reportsPer1000 }) => [
        key.crimeType,
        reportsPer1000.numerator,
        reportsPer1000.denominator,
      ]),
    ).toEqual([
      ['FIREARMS', 1, 160_713],
      ['DRUGS', 6, 2_584_930],
    ]);
    expect(totals.reportsPer1000.text).toBe('[z]');
  });
});

describe('measures over two datasets', () => {
  const hoursOf = async (argument: string) => {
    const answers = [partnership.api, partnership.apiOverRecords].map(async (api) => {
      const {
        rows: answered,
        totals,
        notes,
      } = await askFigures(
        api,
        argument,
        'rows { key { agency { code } } majorModerateShare { value } hoursPerDisruption { numerator denominator flags } } totals { majorModerateShare { denominator } hoursPerDisruption { numerator denominator } } notes',
      );
      const ofRows = answered.map(
        ({ key, hoursPerDisruption: { numerator, denominator, flags } }) => [
          key.agency?.code,
          numerator === null ? flags[0] : `${numerator} / ${denominator}`,
        ],
      );
      return {
        rows: Object.fromEntries(ofRows),
        totals: totals.hoursPerDisruption,
        all: totals.majorModerateShare.denominator,
        notes,
      };
    });
    const [overRollups, overRecords] = await Promise.all(answers);
    expect(overRollups?.rows).toEqual(overRecords?.rows);
    expect(overRollups?.totals).toEqual(overRecords?.totals);
    return overRecords;
  };

  it('divide hours by disruptions only for agencies and quarters with returns for both', async () => {
    const inQuarter = await hoursOf(`(by: [AGENCY], where: { ${inQ1} })`);
    expect(inQuarter?.totals).toEqual({ numerator: 130, denominator: 5 });
    // A measure of disruptions alone still counts all of them.
    expect(inQuarter?.all).toBe(21);
    expect(inQuarter?.rows).toMatchObject({
      TVP: '100 / 4',
      RBC: '30 / 1',
      BFC: 'NOT_AVAILABLE',
      OCC: 'NOT_AVAILABLE',
    });
    expect(inQuarter?.notes).toContain(
      'Hours per confirmed disruption: an agency’s quarter counts only if it sent both resources and disruptions: 2 of the 5 with either are counted.',
    );
    expect(
      (await hoursOf('(by: [AGENCY], where: { financialYear: { in: ["2025-26"] } })'))?.totals,
    ).toEqual({
      numerator: 180,
      denominator: 6,
    });
    expect((await hoursOf('(by: [AGENCY])'))?.totals).toEqual({ numerator: 180, denominator: 6 });
  });

  it('are not available if nobody sent both', async () => {
    const before = await hoursOf('(by: [AGENCY], where: { quarter: { in: ["2024-25-Q3"] } })');
    expect(before?.rows).toEqual({ TVP: 'NOT_AVAILABLE' });
    expect(before?.totals).toEqual({ numerator: null, denominator: null });
    expect(
      (await hoursOf('(by: [AGENCY], where: { agency: { in: ["SAFE", "BFC"] } })'))?.totals,
    ).toEqual({
      numerator: null,
      denominator: null,
    });
  });

  it('leave out reports from quarters for which nobody sent disruptions', async () => {
    const { totals, notes } = await askFigures(
      partnership.api,
      '(where: { quarter: { in: ["2024-25-Q4", "2025-26-Q1"] } })',
      'totals { reports { value } reportsToDisruption { numerator denominator } } notes',
    );
    expect(totals.reports.value).toBe(47);
    expect(totals.reportsToDisruption).toEqual({ numerator: 1, denominator: 37 });
    expect(notes).toContain(
      'Reports linked to a confirmed disruption: Q4 2024/25 is left out, since nobody has sent disruptions for it.',
    );
  });
});
