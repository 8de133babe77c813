import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Viewer } from '#domain/access/viewer.js';
import { type ApiClient, createClientOf, type Json } from '#testing/api-client.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { sentDisruptions, sentReferrals, sentRegister, sentReports } from '#testing/sent-rows.js';

const TODAY = '2026-11-24';
const RBC = 11;
const council: Viewer = {
  personId: null,
  name: 'Analyst',
  grants: [{ role: 'ANALYST', agencyIds: [RBC], areaCodes: [], marking: 'OFFICIAL_SENSITIVE' }],
};
const hidden = { value: null, text: '[c]', numerator: null, denominator: null };

let partnership: TestPartnership;
let partner: ApiClient;
beforeAll(async () => {
  const sent = ['2025-05-01', '2025-08-01', '2026-05-01'].map((day, index) => ({
    on: '2026-11-01',
    rows: [
      ...sentReferrals('TVP', [{ received_on: day, reference: `S${index}`, quantity: 7 }]),
      ...sentReferrals('OCC', [{ received_on: day, reference: `S${index}`, quantity: 3, area: 'E10000025' }]),
      ...sentReports('TVP', [
        { received_on: day, reference: `R${index}a`, quantity: 5 },
        { received_on: day, reference: `R${index}b`, quantity: 2, crime_type: 'MODERN_SLAVERY_AND_HUMAN_TRAFFICKING' },
      ]),
      ...sentDisruptions('TVP', [{ occurred_on: day, reference: `D${index}`, adults_safeguarded: 4, arrests: 3 }]),
    ],
  }));
  const register = { on: '2026-11-01', rows: sentRegister('TVP', '2025-26-Q1', [{ reference: 'G1' }, { reference: 'G2' }]) };
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

const PARTS = '{ value text numerator denominator flags }';

describe('whoever is not cleared', () => {
  it('sees no protected figure in rows, totals or other, and what is open beside it', async () => {
    const { rows, totals, other } = await figures(
      `(by: [QUARTER], first: 1) { rows { key { quarter { key } } referrals ${PARTS} childShare ${PARTS} peopleSafeguarded ${PARTS} arrests ${PARTS} }
        totals { referrals ${PARTS} childShare ${PARTS} peopleSafeguarded ${PARTS} arrests ${PARTS} }
        other { referrals ${PARTS} childShare ${PARTS} peopleSafeguarded ${PARTS} arrests ${PARTS} } }`,
    );
    for (const row of [rows[0], totals, other]) {
      for (const measure of ['referrals', 'childShare', 'peopleSafeguarded']) expect(row[measure]).toMatchObject(hidden);
      for (const measure of ['referrals', 'childShare', 'peopleSafeguarded']) expect(row[measure].flags).toContain('CONFIDENTIAL');
    }
    expect([rows[0].arrests.value, totals.arrests.value, other.arrests.value]).toEqual([3, 9, 6]);
  });

  it('does not learn which groups hold anything', async () => {
    const { rows, groupCount, notes } = await figures(
      '(by: [AREA]) { rows { key { area { code } } referrals { text } } groupCount notes }',
    );
    expect({ rows, groupCount }).toEqual({ rows: [], groupCount: 0 });
    // Oxfordshire is only reported as a county: how many lie in no district is a figure too.
    expect(notes.join(' ')).not.toMatch(/recorded only for a larger place/);
    const filled = await figures('(by: [AREA], fillGaps: true) { rows { referrals { text flags } } }');
    expect(filled.rows).toHaveLength(13);
    for (const { referrals } of filled.rows) expect(referrals).toEqual({ text: '[c]', flags: ['CONFIDENTIAL'] });
  });

  it('does not learn it from the order, the notes or a change either', async () => {
    const ordered = await figures(
      '(by: [AGENCY], fillGaps: true, orderBy: [{ measure: referrals, direction: DESC }]) { rows { key { agency { name } } referrals { text } } notes }',
    );
    const names = ordered.rows.map(({ key }: Json) => key.agency.name);
    expect(names).toEqual(names.toSorted((a: string, b: string) => (a < b ? -1 : 1)));
    expect(ordered.notes).toContain('[c] Hidden to protect people.');

    const { totals } = await figures(
      '(where: { quarter: { in: ["2026-27-Q1"] } }) { totals { referrals { text change(to: SAME_PERIOD_LAST_YEAR) { difference percent text from { text value } } } } }',
    );
    expect(totals.referrals.change).toEqual({
      difference: null,
      percent: null,
      text: expect.stringMatching(/^Not comparable with .*: this figure is hidden to protect people$/),
      from: { text: '[c]', value: null },
    });
  });

  it('sees reports of the crime types that are open, and no total that would give the others away', async () => {
    const { rows, totals, other } = await figures(
      '(by: [CRIME_TYPE], first: 1) { rows { key { crimeType } reports { text } } totals { reports { text } } other { reports { text } } }',
    );
    expect(rows).toEqual([{ key: { crimeType: 'DRUGS' }, reports: { text: '15' } }]);
    expect({ totals, other }).toEqual({ totals: { reports: { text: '[c]' } }, other: null });
    const open = await figures('(where: { crimeType: { in: [DRUGS, FIREARMS] } }) { totals { reports { text } } }');
    expect(open.totals.reports.text).toBe('15');
    const spelt = await figures(
      '(where: { not: { crimeType: { in: [CHILD_SEXUAL_EXPLOITATION_AND_ABUSE, MODERN_SLAVERY_AND_HUMAN_TRAFFICKING] } } }) { totals { reports { text } } }',
    );
    expect(spelt.totals.reports.text).toBe('15');
  });

  it.each([
    '(where: { crimeType: { notIn: [DRUGS] } })',
    '(where: { not: { crimeType: { in: [DRUGS] } } })',
    '(where: { or: [{ crimeType: { in: [DRUGS] } }, { crimeType: { in: [MODERN_SLAVERY_AND_HUMAN_TRAFFICKING] } }] })',
    '(where: { agency: { in: ["TVP"] } })',
  ])('sees no reports under %s, which lets protected ones count', async (question) => {
    expect((await figures(`${question} { totals { reports { text } } }`)).totals.reports.text).toBe('[c]');
  });

  it('sees groups of the force, and of no smaller place, however it is spelt', async () => {
    const of = async (question: string) => (await figures(`${question} { totals { activeOcgs { text flags } } }`)).totals.activeOcgs.text;
    const quarter = 'quarter: { in: ["2025-26-Q1"] }';
    expect(await of(`(where: { ${quarter} })`)).toBe('2');
    expect(await of(`(where: { ${quarter}, area: { within: ["E06000038"] } })`)).toBe('[x]');
    expect(await of(`(where: { ${quarter}, or: [{ area: { notIn: ["E06000038"] } }] })`)).toBe('[x]');
    const { rows } = await figures(`(by: [LOCAL_COMMAND_UNIT], fillGaps: true, where: { ${quarter} }) { rows { activeOcgs { text } } }`);
    expect(new Set(rows.map(({ activeOcgs }: Json) => activeOcgs.text))).toEqual(new Set(['[x]']));
  });

  it('is told on a scorecard that a headline is hidden, and nothing is judged of it', async () => {
    const { data } =
      await partner.ask(`{ scorecard(quarter: "2025-26-Q2") { sentence kpis { measure { key } figure ${PARTS} status variation sentence
      previousQuarter { difference text } trend { figure { text } } controlChart { centre points { value } } } } }`);
    const [referrals] = data.scorecard.kpis.filter(({ measure }: Json) => measure.key === 'nrmReferrals');
    expect(referrals).toMatchObject({
      figure: hidden,
      status: 'NO_DATA',
      variation: 'TOO_FEW_POINTS',
      sentence: expect.stringMatching(/hidden in Q2 2025\/26 to protect people/),
      previousQuarter: { difference: null, text: expect.stringMatching(/hidden to protect people/) },
      controlChart: { centre: null },
    });
    expect(new Set(referrals.trend.map(({ figure }: Json) => figure.text))).toEqual(new Set(['[c]']));
    expect(referrals.controlChart.points.every(({ value }: Json) => value === null)).toBe(true);
  });

  it('gets another id for the same question than the cleared', async () => {
    const question = '{ figures { id totals { disruptions { text } } } scorecard { id } }';
    const [theirs, cleared] = [await partner.ask(question), await partnership.api.ask(question)];
    expect(theirs.data.figures.id).not.toBe(cleared.data.figures.id);
    expect(theirs.data.scorecard.id).not.toBe(cleared.data.scorecard.id);
    expect(theirs.data.figures.totals).toEqual(cleared.data.figures.totals);
  });
});
