import { describe, expect, it } from 'vitest';

import { toChange } from '#domain/figures/change.js';
import { type FigureFlag, toFigure } from '#domain/figures/figure.js';
import { measureOf } from '#domain/measures/catalogue.js';
import { Periods } from '#domain/period.js';
import { places } from '#testing/places.js';

import type { ReadRows } from './answers.js';
import { originFinder } from './headline-origin.js';

const reports = measureOf('reports');
const against = { name: 'Q1 2026/27', likeness: null, brokenBy: null };

interface County {
  readonly code: string | null;
  readonly before: number;
  readonly now: number;
  readonly flags?: readonly FigureFlag[];
}

function readCounties(counties: readonly County[]): ReadRows {
  const rows = counties.map(({ code, before, now, flags = [] }) => {
    const figure = toFigure(reports, { numerator: now, denominator: null }, []);
    const shown = { ...figure, flags };
    return { row: { key: ['2026-27-Q2', code], figures: new Map([['reports', shown]]) }, figure: shown, before };
  });
  const change = (row: ReadRows['rows'][number]) => {
    const { figure, before } = rows.find((each) => each.row === row) ?? {
      figure: toFigure(reports, { numerator: 0, denominator: null }, []),
      before: 0,
    };
    return toChange(reports, { figure, from: toFigure(reports, { numerator: before, denominator: null }, []) }, against);
  };
  return { rows: rows.map(({ row }) => row), rowOf: () => null, changeTo: () => change };
}

const find = (counties: readonly County[], today = '2026-11-25') =>
  originFinder({
    readRows: (name) => (name === 'COUNTIES' ? readCounties(counties) : null),
    asked: { quarter: '2026-27-Q2' },
    world: { places, periods: new Periods([]), today },
  })({ measure: 'reports', objective: null }, { difference: 10, uncertainty: 0 });

const berkshire = { code: 'BERKSHIRE', before: 20, now: 29 };
const oxfordshire = { code: 'OXFORDSHIRE', before: 20, now: 21 };

describe('the origin of a change', () => {
  it('is the county that made more than half of it', () => {
    expect(find([berkshire, oxfordshire])).toEqual({ objective: null, county: 'BERKSHIRE' });
  });

  it.each([
    { counties: [berkshire, { ...oxfordshire, flags: ['CONFIDENTIAL'] }], because: 'a county is hidden in part' },
    { counties: [{ ...berkshire, flags: ['NOT_AVAILABLE'] }, oxfordshire], because: 'the county itself is known in part' },
    { counties: [{ ...berkshire, code: null }, oxfordshire], because: 'it is coded to no county' },
    { counties: [], because: 'counties were not asked' },
  ] as const)('is not known where $because', ({ counties }) => {
    expect(find(counties)).toBeNull();
  });

  it('is none of a quarter that is not closed', () => {
    expect(find([berkshire, oxfordshire], '2026-10-10')).toBeNull();
  });
});
