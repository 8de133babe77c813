import { describe, expect, it } from 'vitest';

import { toFigure } from '#domain/figures/figure/figure.js';
import { measureOf } from '#domain/measures/catalogue.js';
import type { PageTime } from '#domain/pages/block/page-time.js';
import { reports } from '#domain/pages/declared/reports.js';

import { aboutShown, describeFigure } from './unrated.js';

const [block] = reports.blocks;
if (block === undefined) throw new Error('A page has no blocks');

describe('the description of a block over time', () => {
  const told = (about: string, time: PageTime | null) => aboutShown({ ...block, about }, { time });
  const by = (step: PageTime['step']): PageTime => ({ from: null, step, years: 'FINANCIAL' });

  it('names the chosen step instead of quarters', () => {
    expect(told('Reports by quarter', by('YEAR'))).toBe('Reports by year');
    expect(told('Vacancy rate by quarter; lower is better', by('MONTH'))).toBe(
      'Vacancy rate by month; lower is better',
    );
    expect(told('Hours by objective and quarter; separate scales', by('ROLLING'))).toBe(
      'Hours by objective and four quarters; separate scales',
    );
    expect(told('Reports by quarter', null)).toBe('Reports by quarter');
  });

  it('leaves out marks if nothing is rated', () => {
    expect(told('By agency. Bold rows have a mark', by('QUARTER'))).toBe('By agency');
  });
});

describe('a figure in a title', () => {
  const figureOf = (numerator: number, flags: readonly 'NOT_AVAILABLE'[]) =>
    describeFigure({
      figure: {
        ...toFigure(measureOf('reports'), { numerator, denominator: null }, flags),
        changes: new Map(),
      },
    });

  it('is in words if it is missing', () => {
    expect([figureOf(12, []), figureOf(0, ['NOT_AVAILABLE'])]).toEqual(['12', 'no figure']);
  });
});
