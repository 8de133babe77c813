import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { askFigures, refusalOfFigures } from '#testing/ask-figures.js';
import { createSomeReferrals, type SomeReferrals } from '#testing/some-referrals.js';

let some: SomeReferrals;
beforeAll(async () => {
  some = await createSomeReferrals();
});
afterAll(() => some.close());

const figures = (argument: string, selection: string) => askFigures(some.api, argument, selection);
const refusal = (argument: string, selection = 'rows { referrals { value } }') =>
  refusalOfFigures(some.api, argument, selection);

describe('gaps', () => {
  it('are filled with quarters without records between the first and the last', async () => {
    const { rows } = await figures(
      '(by: [QUARTER], fillGaps: true)',
      'rows { key { quarter { key } } referrals { value } }',
    );
    expect(rows.map(({ key, referrals }) => [key.quarter.key, referrals.value])).toEqual([
      ['2024-25-Q4', 30],
      ['2025-26-Q1', 40],
      ['2025-26-Q2', 0],
      ['2025-26-Q3', 4],
    ]);
  });

  it('are filled to the ends of the range asked for, but not past today', async () => {
    const { rows } = await figures(
      '(by: [QUARTER], where: { quarter: { from: "2026-27-Q1", to: "2027-28-Q1" } }, fillGaps: true)',
      'rows { key { quarter { key status } } referrals { value flags } }',
    );
    expect(
      rows.map(({ key, referrals }) => [
        key.quarter.key,
        key.quarter.status,
        referrals.value,
        referrals.flags,
      ]),
    ).toEqual([
      ['2026-27-Q1', 'PROVISIONAL', null, ['NOT_AVAILABLE']],
      ['2026-27-Q2', 'PROVISIONAL', 0, ['PROVISIONAL']],
      ['2026-27-Q3', 'OPEN', 0, ['PROVISIONAL']],
    ]);
  });

  it('are not available for an agency that sent no return, and 0 for one that did', async () => {
    const { rows } = await figures(
      '(by: [AGENCY], where: { agency: { in: ["TVP", "RBC", "SBC"] }, quarter: { in: ["2025-26-Q1"] }, pathway: { in: [MASH_CHILD] } }, fillGaps: true)',
      'rows { key { agency { code } } referrals { value text } }',
    );
    const byAgency = new Map(rows.map(({ key, referrals }) => [key.agency.code, referrals]));
    expect(byAgency.get('RBC')).toEqual({ value: 0, text: '0' });
    expect(byAgency.get('SBC')).toEqual({ value: null, text: '[x]' });
  });

  it('are filled from the first records on if the range has no beginning', async () => {
    const { rows } = await figures(
      '(by: [QUARTER], where: { quarter: { to: "2025-26-Q2" } }, fillGaps: true)',
      'rows { key { quarter { key } } referrals { value } }',
    );
    expect(rows.map(({ key }) => key.quarter.key)).toEqual([
      '2024-25-Q4',
      '2025-26-Q1',
      '2025-26-Q2',
    ]);
  });

  it('are filled up to today if the range has no end', async () => {
    const { rows } = await figures(
      '(by: [FINANCIAL_YEAR], where: { quarter: { from: "2025-26-Q1" } }, fillGaps: true)',
      'rows { key { financialYear } referrals { value } }',
    );
    expect(rows.map(({ key, referrals }) => [key.financialYear, referrals.value])).toEqual([
      ['2025-26', 44],
      ['2026-27', 0],
    ]);
  });

  it('are filled in the periods of both sides of an "or"', async () => {
    const { rows } = await figures(
      '(by: [QUARTER], where: { or: [{ quarter: { in: ["2024-25-Q1"] } }, { month: { in: ["2025-10"] } }] }, fillGaps: true)',
      'rows { key { quarter { key } } referrals { value } }',
    );
    expect(rows.map(({ key, referrals }) => [key.quarter.key, referrals.value])).toEqual([
      ['2024-25-Q1', null],
      ['2025-26-Q3', 3],
    ]);
  });

  it.each([
    {
      by: 'QUARTER, MONTH',
      where: 'financialYear: { in: ["2025-26"] }',
      groups: 12,
      because: 'a month lies in one quarter',
    },
    {
      by: 'COUNTY, AREA',
      where: 'pathway: { in: [NRM] }',
      groups: 14,
      because: 'a district lies in one county',
    },
    { by: 'AGENCY_KIND, AGENCY', where: '', groups: 42, because: 'an agency has only one kind' },
  ])('are filled to make $groups groups by $by: $because', async ({ by, where, groups }) => {
    const { rows } = await figures(
      `(by: [${by}], where: { ${where} }, fillGaps: true)`,
      'rows { referrals { value } }',
    );
    expect(rows).toHaveLength(groups);
  });

  it('are filled with every value that the filter allows, and no other', async () => {
    const { rows } = await figures(
      '(by: [PATHWAY, COUNTY_LINES], where: { pathway: { in: [NRM, DUTY_TO_NOTIFY] } }, fillGaps: true)',
      'rows { key { pathway countyLines } referrals { value } }',
    );
    expect(
      rows.map(({ key, referrals }) => [key.pathway, key.countyLines, referrals.value]),
    ).toEqual([
      ['NRM', true, 8],
      ['NRM', false, 0],
      ['NRM', null, 46],
      ['DUTY_TO_NOTIFY', true, 0],
      ['DUTY_TO_NOTIFY', false, 0],
      ['DUTY_TO_NOTIFY', null, 0],
    ]);
  });

  it('are not filled in a table too large to read', async () => {
    expect(
      await refusal('(by: [AREA, AGENCY, PATHWAY, EXPLOITATION, CRIME_TYPE], fillGaps: true)'),
    ).toMatch(/^Filling the gaps would make [\d,]+ rows\. Group by fewer things/);
  });
});
