import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Viewer } from '#domain/access/viewer.js';
import { type ApiClient, createClientOf, type Json } from '#testing/api-client.js';
import { drawFrom, type DrawnFrom } from '#testing/drawn.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { sentDisruptions, sentReferrals, sentRegister, sentReports } from '#testing/sent-rows.js';

const TODAY = '2026-11-24';
const RBC = 11;
const council: Viewer = {
  personId: null,
  name: 'Analyst',
  grants: [{ role: 'ANALYST', agencyIds: [RBC], areaCodes: [], marking: 'OFFICIAL_SENSITIVE' }],
};

let partnership: TestPartnership;
let partner: ApiClient;
beforeAll(async () => {
  const sent = ['2025-05-01', '2025-08-01', '2026-05-01'].map((day, index) => ({
    on: '2026-11-01',
    rows: [
      ...sentReferrals('TVP', [
        {
          received_on: day,
          reference: `S${index}`,
          quantity: 27,
          triaged_in_time: 'yes',
          sex: 'FEMALE',
        },
        {
          received_on: day,
          reference: `T${index}`,
          quantity: 33,
          triaged_in_time: 'no',
          age_band: 'UNKNOWN',
        },
      ]),
      ...sentReferrals('RBC', [
        { received_on: day, reference: `S${index}`, quantity: 12, area: 'E06000039' },
      ]),
      ...sentReferrals('OCC', [
        {
          received_on: day,
          reference: `S${index}`,
          quantity: 3,
          area: 'E10000025',
          pathway: 'MASH_CHILD',
        },
      ]),
      ...sentReports('TVP', [
        { received_on: day, reference: `R${index}a`, quantity: 50 },
        {
          received_on: day,
          reference: `R${index}b`,
          quantity: 22,
          crime_type: 'MODERN_SLAVERY_AND_HUMAN_TRAFFICKING',
        },
      ]),
      ...sentReports('RBC', [
        {
          received_on: day,
          reference: `R${index}`,
          quantity: 7,
          crime_type: 'CHILD_SEXUAL_EXPLOITATION_AND_ABUSE',
        },
      ]),
      ...sentDisruptions('TVP', [
        { occurred_on: day, reference: `D${index}`, adults_safeguarded: 14, arrests: 3 },
      ]),
    ],
  }));
  const register = {
    on: '2026-11-01',
    rows: sentRegister('TVP', '2025-26-Q1', [{ reference: 'G1' }, { reference: 'G2' }]),
  };
  partnership = await createPartnership({ sent: [...sent, register], today: TODAY });
  partner = await createClientOf(council, partnership.test, TODAY);
});
afterAll(async () => {
  await partner.close();
  await partnership.close();
});

async function figures(question: string): Promise<Json> {
  const { data, errors } = await partner.ask(`{ figures${question} }`);
  expect(errors).toEqual([]);
  return data.figures;
}

const draw = (from: DrawnFrom) => drawFrom(partnership.test, from);
const toFives = (value: number) => Math.round(value / 5) * 5;
const PARTS = '{ value text displayText numerator denominator flags }';
const notOurs = `agency.code <> 'RBC'`;
const inQ1 = `received_on >= '2025-04-01' AND received_on < '2025-07-01'`;

describe('somebody who is not cleared', () => {
  it('sees their own figures exactly, and others’ cells rounded at random', async () => {
    const { rows, totals, other } = await figures(
      `(by: [QUARTER], first: 1) { rows { key { quarter { key } } referrals ${PARTS} } totals { referrals ${PARTS} } other { referrals ${PARTS} } }`,
    );
    const shown = await draw({ table: 'referral', where: `${notOurs} AND ${inQ1}` });
    expect(rows[0].referrals).toEqual({
      value: 12 + shown,
      // One cell is known to within 4, so multiples of five can be shown.
      text: String(toFives(12 + shown)),
      displayText: `about ${toFives(12 + shown)}`,
      numerator: null,
      denominator: null,
      flags: ['ESTIMATED', 'BREAK'].filter((flag) => rows[0].referrals.flags.includes(flag)),
    });
    // Totals are rounded on their own; "other" is the sum of the rows not listed.
    expect(totals.referrals.value).toBe(36 + (await draw({ table: 'referral', where: notOurs })));
    const [second, third] = await Promise.all([
      draw({
        table: 'referral',
        where: `${notOurs} AND received_on >= '2025-07-01' AND received_on < '2025-10-01'`,
      }),
      draw({ table: 'referral', where: `${notOurs} AND received_on >= '2026-04-01'` }),
    ]);
    expect(other.referrals.value).toBe(24 + second + third);
  });

  it('sees protected people in open disruptions rounded in the same way, and open figures exactly', async () => {
    const { totals } = await figures(
      `(where: { quarter: { in: ["2025-26-Q1"] } }) { totals { peopleSafeguarded { value flags } disruptions { value flags } arrests { value flags } } }`,
    );
    const inQuarter = `occurred_on >= '2025-04-01' AND occurred_on < '2025-07-01'`;
    const sum = 'coalesce(adults_safeguarded, 0) + coalesce(children_safeguarded, 0)';
    const shown = await draw({
      table: 'disruption',
      where: `status IN ('CONFIRMED', 'REGRADED') AND ${inQuarter}`,
      sum,
    });
    expect(totals.peopleSafeguarded.value).toBe(shown);
    expect(totals.peopleSafeguarded.flags).toContain('ESTIMATED');
    expect([totals.disruptions, totals.arrests]).toEqual([
      { value: 1, flags: [] },
      { value: 3, flags: [] },
    ]);
  });

  it('does not learn which groups have records', async () => {
    const { rows, groupCount, notes } = await figures(
      '(by: [AREA], where: { quarter: { in: ["2025-26-Q1"] } }) { rows { key { area { code } } referrals { value displayText } } groupCount notes }',
    );
    const oxfordshire = await draw({
      table: 'referral',
      where: `area_code = 'E10000025' AND ${inQ1}`,
    });
    const listed = rows.map(({ key }: Json) => key.area.code).toSorted();
    expect(listed).toEqual(['E06000038', 'E06000039', ...(oxfordshire > 0 ? ['E10000025'] : [])]);
    expect(groupCount).toBe(listed.length);
    const [slough] = rows.filter(({ key }: Json) => key.area.code === 'E06000039');
    expect(slough.referrals).toEqual({
      value: 12,
      displayText: '12 of yours, too few of others to show',
    });
    // Oxfordshire is only recorded as a county; the number without a district is a figure too.
    expect(notes.join(' ')).not.toMatch(/recorded only for a larger place/);
    const filled = await figures(
      '(by: [AREA], fillGaps: true, where: { quarter: { in: ["2025-26-Q1"] }, county: { in: ["TV-C-BUCKINGHAMSHIRE"] } }) { rows { referrals { text flags displayText } } }',
    );
    expect(filled.rows).toHaveLength(2);
    for (const { referrals } of filled.rows)
      expect(referrals).toEqual({
        text: '[c]',
        flags: ['CONFIDENTIAL'],
        displayText: 'too few to show',
      });
  });

  it('does not get a number for a sum of several hidden figures, whatever their values', async () => {
    const tell = async (quarters: string, places: string) => {
      const { totals } = await figures(
        `(where: { quarter: { ${quarters} }, ${places} }) { totals { referrals { displayText } } }`,
      );
      return totals.referrals.displayText;
    };
    const inCounty = 'county: { in: ["TV-C-BUCKINGHAMSHIRE"] }';
    const inDistricts = 'area: { in: ["E06000042", "E06000036"] }';
    expect(await tell('in: ["2025-26-Q1"]', inCounty)).toBe('too few to show');
    expect(await tell('from: "2025-26-Q1", to: "2025-26-Q4"', inCounty)).toBe('too few to show');
    expect(await tell('from: "2025-26-Q1", to: "2025-26-Q2"', inCounty)).toBe('too few to show');
    expect(await tell('in: ["2025-26-Q1"]', inDistricts)).toBe('too few to show');
  });

  it('sees their own part of a protected count, and the question’s cuts', async () => {
    const { rows, totals, protections } = await figures(
      '(by: [AREA], where: { quarter: { in: ["2025-26-Q1"] } }) { rows { key { area { code } } referrals { own othersText } } totals { referrals { value own othersText } reports { own } triagedInTime { own } } protections { measure cuts cutCount maxCuts areOthersShown } }',
    );
    const [slough] = rows.filter(({ key }: Json) => key.area.code === 'E06000039');
    expect(slough.referrals).toEqual({ own: 12, othersText: 'too few to show' });
    const { value, own, othersText } = totals.referrals;
    expect([own, othersText]).toEqual([12, `about ${value - 12}`]);
    expect([totals.reports.own, totals.triagedInTime.own]).toEqual([null, null]);
    expect(protections).toEqual([
      {
        measure: 'referrals',
        cuts: ['time', 'area'],
        cutCount: 2,
        maxCuts: 3,
        areOthersShown: true,
      },
      {
        measure: 'reports',
        cuts: ['time', 'area', 'crime type'],
        cutCount: 3,
        maxCuts: 3,
        areOthersShown: true,
      },
      {
        measure: 'triagedInTime',
        cuts: ['time', 'area', 'triaged in time (part of the measure itself)'],
        cutCount: 3,
        maxCuts: 3,
        areOthersShown: true,
      },
    ]);
  });

  it('sees that their own row is exact, because nobody else can be in it', async () => {
    const { rows } = await figures(
      '(by: [AGENCY], fillGaps: true, where: { quarter: { to: "2025-26-Q4" } }) { rows { key { agency { code } } referrals { value flags } } }',
    );
    const of = (code: string) => rows.find(({ key }: Json) => key.agency.code === code).referrals;
    expect(of('RBC')).toEqual({ value: 24, flags: [] });
    // Slough sent no return at all.
    expect(of('SBC')).toEqual({ value: null, flags: ['NOT_AVAILABLE'] });
    expect(of('TVP').value % 5).toBe(0);
  });

  it('gets rows ordered by the rounded figures', async () => {
    const { rows } = await figures(
      '(by: [AREA, PATHWAY], fillGaps: true, orderBy: [{ measure: referrals, direction: DESC }]) { rows { key { area { name } } referrals { value } } }',
    );
    const values = rows.map(({ referrals }: Json) => referrals.value);
    const known = values.filter((value: number | null) => value !== null);
    expect(values).toEqual([
      ...known.toSorted((a: number, b: number) => b - a),
      ...values.filter((value: number | null) => value === null),
    ]);
  });

  it('sees shares of rounded figures, but no share of fewer than 20 cases', async () => {
    const where = '(where: { quarter: { in: ["2025-26-Q1"] } })';
    const { totals, notes } = await figures(
      `${where} { totals { triagedInTime ${PARTS} childShare ${PARTS} dutyToNotifyShare ${PARTS} } notes }`,
    );
    const [inTime, triaged] = await Promise.all([
      draw({ table: 'referral', where: `${notOurs} AND ${inQ1} AND triaged_in_time` }),
      draw({ table: 'referral', where: `${notOurs} AND ${inQ1} AND triaged_in_time IS NOT NULL` }),
    ]);
    expect(totals.triagedInTime).toMatchObject({
      numerator: inTime,
      denominator: triaged,
      value: (inTime * 100) / triaged,
    });
    expect(totals.triagedInTime.flags).toContain('ESTIMATED');
    expect(totals.dutyToNotifyShare).toMatchObject({
      value: null,
      text: '[c]',
      numerator: null,
      denominator: null,
    });
    expect(notes.join(' ')).toMatch(
      /Child share of referrals: about \d+ people of unknown age are left out/,
    );
  });

  it('sees nothing about others under a fourth cut, by month or by day, and is told why', async () => {
    const cut = await figures(
      '(by: [QUARTER, AREA, PATHWAY, SEX], where: { quarter: { to: "2025-26-Q4" } }) { rows { key { area { code } } referrals { value flags displayText } } totals { referrals { flags } } notes }',
    );
    expect(cut.rows.map(({ key, referrals }: Json) => [key.area.code, referrals])).toEqual(
      [1, 2].map(() => [
        'E06000039',
        { value: 12, flags: ['NOT_AVAILABLE'], displayText: '12, yours only' },
      ]),
    );
    expect(cut.totals.referrals.flags).toContain('ESTIMATED');
    expect(cut.notes.join(' ')).toMatch(
      /split by 3 things at once, and this question splits them by 4: time, area, pathway and sex\. Remove one/,
    );
    const months = await figures(
      '(by: [MONTH], where: { quarter: { to: "2025-26-Q4" } }) { rows { referrals { value flags } } totals { referrals { flags } } notes }',
    );
    expect(months.rows.map(({ referrals }: Json) => referrals)).toEqual(
      [1, 2].map(() => ({ value: 12, flags: ['NOT_AVAILABLE'] })),
    );
    expect(months.totals.referrals.flags).toContain('ESTIMATED');
    expect(months.notes.join(' ')).toMatch(/never finer than a quarter/);
    const split = await figures(
      '(where: { month: { in: ["2025-05"] } }) { totals { referrals { value flags } } }',
    );
    expect(split.totals.referrals).toEqual({ value: 12, flags: ['NOT_AVAILABLE'] });
    // A condition built into a part of a measure is also a cut.
    const share = await figures(
      '(by: [QUARTER, AREA, PATHWAY]) { rows { triagedInTime { flags } referrals { value } } notes }',
    );
    expect(share.rows[0].referrals.value).toBeGreaterThan(0);
    for (const { triagedInTime } of share.rows)
      expect(triagedInTime.flags).toContain('NOT_AVAILABLE');
    expect(share.notes.join(' ')).toMatch(/triaged in time \(part of the measure itself\)/);
  });

  it('sees nothing about others for several kinds of exploitation with two other cuts, and is told so', async () => {
    const where = 'exploitation: { notIn: [CRIMINAL] }, area: { in: ["E06000038"] }';
    const cut = await figures(
      `(by: [QUARTER], where: { ${where} }) { rows { referrals { value own } } notes protections { cuts cutCount areOthersShown } }`,
    );
    for (const { referrals } of cut.rows) expect(referrals.value).toBe(referrals.own);
    expect(cut.protections).toEqual([
      {
        cuts: ['time', 'area', 'exploitation', 'combinations of kinds of exploitation'],
        cutCount: 4,
        areOthersShown: false,
      },
    ]);
    expect(cut.notes.join(' ')).toMatch(
      /this question splits them by 4: time, area, exploitation and combinations of kinds of exploitation\. Remove one/,
    );
    const [{ cutCount, areOthersShown }] = (
      await figures(
        '(by: [QUARTER, AREA], where: { exploitation: { in: [CRIMINAL] } }) { rows { referrals { value } } protections { cutCount areOthersShown } }',
      )
    ).protections;
    expect({ cutCount, areOthersShown }).toEqual({ cutCount: 3, areOthersShown: true });
  });

  it('is told that a measure leaves out links to disruptions led by other agencies', async () => {
    const told =
      'Reports linked to a confirmed disruption: links to disruptions that another agency led are left out. People with clearance see them.';
    const { notes } = await figures('{ totals { reportsToDisruption { value } } notes }');
    expect(notes).toContain(told);
    expect((await figures('{ totals { reports { value } } notes }')).notes).not.toContain(told);
  });

  it('sees nothing about others by agency and two other cuts, and is told that an agency counts as two', async () => {
    const cut = await figures(
      '(by: [AGENCY, SEX], where: { quarter: { in: ["2025-26-Q1"] } }) { rows { key { agency { code } } referrals { value flags } } notes protections { cuts cutCount areOthersShown } }',
    );
    expect(cut.rows.map(({ key }: Json) => key.agency.code)).toEqual(cut.rows.map(() => 'RBC'));
    expect(cut.protections).toEqual([
      { cuts: ['time', 'agency', 'sex'], cutCount: 4, areOthersShown: false },
    ]);
    expect(cut.notes.join(' ')).toMatch(
      /splits them by 4: time, agency and sex, where the agency counts as two\. Remove one/,
    );
    const alone = await figures(
      '(by: [AGENCY], where: { quarter: { in: ["2025-26-Q1"] } }) { rows { referrals { value } } protections { cutCount areOthersShown } }',
    );
    expect(alone.protections).toEqual([{ cutCount: 3, areOthersShown: true }]);
  });

  it('sees changes in rounded figures, but no rise that rounding alone could cause', async () => {
    const { totals } = await figures(
      `(where: { quarter: { in: ["2026-27-Q1"] } }) { totals { referrals { value change(to: SAME_PERIOD_LAST_YEAR) { difference percent signed text from { value } } } } }`,
    );
    const { value, change } = totals.referrals;
    expect(change.difference).toBe(value - change.from.value);
    // Other agencies had the same number in both quarters; after rounding, the two numbers differ
    // by 10 in one of 50 installations.
    if (Math.abs(change.difference) < 10) {
      expect(change).toMatchObject({
        percent: null,
        signed: null,
        text: expect.stringMatching(/^Too close to Q1 2025\/26 to tell apart/),
      });
    } else expect(change.text).toMatch(/^About \d+ (more|fewer) than Q1 2025\/26/);
  });

  it('sees all reports of open types, their own reports of other types exactly, and the rest rounded', async () => {
    const { rows, totals } = await figures(
      '(by: [CRIME_TYPE], where: { quarter: { in: ["2025-26-Q1"] } }) { rows { key { crimeType } reports { value flags } } totals { reports { value flags } } }',
    );
    const slavery = await draw({
      table: 'report',
      where: `${notOurs} AND ${inQ1} AND crime_type = 'MODERN_SLAVERY_AND_HUMAN_TRAFFICKING'`,
    });
    const byType = new Map(rows.map(({ key, reports }: Json) => [key.crimeType, reports]));
    expect(byType.get('DRUGS')).toEqual({ value: 50, flags: [] });
    expect(byType.get('MODERN_SLAVERY_AND_HUMAN_TRAFFICKING')).toEqual({
      value: slavery,
      flags: ['ESTIMATED'],
    });
    expect(byType.get('CHILD_SEXUAL_EXPLOITATION_AND_ABUSE')).toEqual({
      value: 7,
      flags: ['CONFIDENTIAL'],
    });
    expect(totals.reports).toEqual({ value: 57 + slavery, flags: ['ESTIMATED'] });
    const open = await figures(
      '(where: { crimeType: { in: [DRUGS, FIREARMS] } }) { totals { reports { value flags } } }',
    );
    expect(open.totals.reports).toEqual({ value: 150, flags: ['PROVISIONAL'] });
  });

  it('uses up a cut when reports are split into open and protected types', async () => {
    const { rows } = await figures(
      '(by: [QUARTER, AREA, CHANNEL], where: { quarter: { to: "2025-26-Q4" } }) { rows { reports { value flags displayText } } }',
    );
    expect(rows.map(({ reports }: Json) => reports)).toEqual(
      [1, 2].map(() => ({
        value: 57,
        flags: ['NOT_AVAILABLE'],
        displayText: '57, without other agencies’ protected ones',
      })),
    );
  });

  it('sees groups for the whole force, but for no smaller place, however the question is written', async () => {
    const of = async (question: string) =>
      (await figures(`${question} { totals { activeOcgs { text flags } } }`)).totals.activeOcgs
        .text;
    const quarter = 'quarter: { in: ["2025-26-Q1"] }';
    expect(await of(`(where: { ${quarter} })`)).toBe('2');
    expect(await of(`(where: { ${quarter}, area: { within: ["E06000038"] } })`)).toBe('[x]');
    expect(await of(`(where: { ${quarter}, or: [{ area: { notIn: ["E06000038"] } }] })`)).toBe(
      '[x]',
    );
    const { rows } = await figures(
      `(by: [LOCAL_COMMAND_UNIT], fillGaps: true, where: { ${quarter} }) { rows { activeOcgs { text } } }`,
    );
    expect(new Set(rows.map(({ activeOcgs }: Json) => activeOcgs.text))).toEqual(new Set(['[x]']));
    // Listing a place would reveal that it has groups.
    const listed = await figures(
      `(by: [AREA], where: { ${quarter} }) { groupCount rows { activeOcgs { text } } }`,
    );
    expect(listed).toEqual({ groupCount: 0, rows: [] });
  });

  it('sees a zero that is certain, when no record can lack the fact', async () => {
    for (const field of ['area', 'agency', 'pathway']) {
      const of = async (where: string) =>
        (await figures(`(where: { ${where} }) { totals { referrals { value flags } } }`)).totals
          .referrals;
      expect(await of(`${field}: { isNull: true }, quarter: { in: ["2025-26-Q1"] }`)).toEqual({
        value: 0,
        flags: [],
      });
      expect(await of(`${field}: { isNull: false }`)).toEqual(await of(''));
    }
  });

  it('sees the same on a scorecard, with "about" and without signals', async () => {
    const { data, errors } =
      await partner.ask(`{ scorecard(quarter: "2025-26-Q2") { sentence kpis { measure { key } figure ${PARTS} status variation sentence
      previousQuarter { difference text } trend { quarter { key } figure { value } } controlChart { points { signals } } } }
      figures(by: [QUARTER]) { rows { key { quarter { key } } nrmReferrals { value } } } }`);
    expect(errors).toEqual([]);
    const [referrals] = data.scorecard.kpis.filter(
      ({ measure }: Json) => measure.key === 'nrmReferrals',
    );
    const asked = new Map(
      data.figures.rows.map(({ key, nrmReferrals }: Json) => [key.quarter.key, nrmReferrals.value]),
    );
    const trend = new Map(
      referrals.trend.map(({ quarter, figure }: Json) => [quarter.key, figure.value]),
    );
    for (const quarter of ['2025-26-Q1', '2025-26-Q2'])
      expect(trend.get(quarter)).toBe(asked.get(quarter));
    expect(referrals).toMatchObject({
      status: 'NOT_RATED',
      sentence: expect.stringMatching(/^NRM referrals were about \d+/),
      previousQuarter: { text: expect.stringMatching(/^Too close|^About 10/) },
    });
    expect(referrals.controlChart.points.every(({ signals }: Json) => signals.length === 0)).toBe(
      true,
    );
  });

  it('gets a different id for the same question than somebody cleared does', async () => {
    const question = '{ figures { id totals { disruptions { text } } } scorecard { id } }';
    const [theirs, cleared] = [await partner.ask(question), await partnership.api.ask(question)];
    expect(theirs.data.figures.id).not.toBe(cleared.data.figures.id);
    expect(theirs.data.scorecard.id).not.toBe(cleared.data.scorecard.id);
    expect(theirs.data.figures.totals).toEqual(cleared.data.figures.totals);
  });
});
