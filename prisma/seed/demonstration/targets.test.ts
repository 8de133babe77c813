import { describe, expect, it } from 'vitest';

import { listTargets } from './targets.js';

const targets = listTargets('2026-27-Q3');
const of = (measure: string) => targets.filter((target) => target.measure === measure);

describe('listTargets', () => {
  it('repeats a target for each quarter from its first one until a later target begins', () => {
    const ofTheForce = of('reportsActionedIn24h').filter(({ areaCode }) => areaCode === null);
    expect(ofTheForce).toHaveLength(19);
    expect(ofTheForce.map(({ quarterStart, value }) => [quarterStart, value]).slice(6, 10)).toEqual(
      [
        ['2023-10-01', 70],
        ['2024-01-01', 70],
        ['2024-04-01', 75],
        ['2024-07-01', 75],
      ],
    );
  });

  it('has only one target for each measure, quarter, area, agency and objective', () => {
    const subjects = targets.map(({ measure, quarterStart, areaCode, agencyCode, objective }) =>
      [measure, quarterStart, areaCode, agencyCode, objective].join(' '),
    );
    expect(new Set(subjects).size).toBe(subjects.length);
  });

  it('has targets for each objective in every quarter, which add up to the target for all', () => {
    const wanted = of('disruptions');
    for (const { quarterStart, value } of wanted.filter(({ objective }) => objective === null)) {
      const apart = wanted.filter(
        (target) => target.objective !== null && target.quarterStart === quarterStart,
      );
      expect(apart).toHaveLength(4);
      expect(apart.reduce((sum, each) => sum + (each.value ?? 0), 0)).toBe(value);
    }
    expect(of('ocgsDisrupted')).toHaveLength(19);
  });

  it('gives each target either a value or a band', () => {
    expect(
      of('forecastVariance').every(
        ({ value, lower, upper }) => value === null && lower === -1.25 && upper === 1.25,
      ),
    ).toBe(true);
    const values = targets.filter(({ measure }) => measure !== 'forecastVariance');
    expect(
      values.every(({ value, lower, upper }) => value !== null && lower === null && upper === null),
    ).toBe(true);
  });

  it('ends with the requested quarter, and has no target before the first quarter', () => {
    expect(listTargets('2022-23-Q1').map(({ quarterStart }) => quarterStart)).toEqual(
      listTargets('2022-23-Q1').map(() => '2022-04-01'),
    );
    expect(listTargets('2022-23-Q1').length).toBeGreaterThan(8);
    expect(listTargets('2021-22-Q4')).toEqual([]);
  });
});
