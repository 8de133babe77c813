import { describe, expect, it } from 'vitest';

import { judgeCounts } from '#testing/judge-counts.js';

import { isBroken, isQuarterMarked, toCell, usualOf } from './cell.js';

const usual = [100, 110, 100, 110, 100, 110, 100, 110, 100, 110, 100, 110, 100, 110, 100, 110];
const plain = { commonTarget: null, isAmongMany: true, like: null };
const column = { shows: 'VALUE', drawing: 'SPARKLINE' } as const;

describe('a figure whose level changed', () => {
  const risen = judgeCounts([...usual, 200, 210, 200, 210]);
  const over = judgeCounts([...usual, 200, 210, 200, 210, 100, 110]);
  const quiet = judgeCounts(usual);

  it('is marked in a long table too, while the change lasts', () => {
    expect([risen, over, quiet].map(isBroken)).toEqual([true, false, false]);
    expect([risen, over, quiet].map((kpi) => toCell(kpi, column, plain).mark)).toEqual([
      'SIGNAL',
      'PAST_TARGET',
      'PAST_TARGET',
    ]);
    expect(toCell(risen, column, plain).usual).toEqual(usualOf(risen));
  });

  it('is shown against the usual range before the change', () => {
    const limits = { lower: expect.closeTo(78.4, 8), upper: expect.closeTo(131.6, 8) };
    expect([usualOf(risen), usualOf(over)]).toEqual([limits, limits]);
    expect(usualOf(quiet)).toEqual(quiet.chart.limits);
  });

  it('has one marked quarter: the first at the new level', () => {
    const marked = (kpi: typeof risen) =>
      kpi.charted.filter((quarter) => isQuarterMarked(kpi, quarter));
    expect([marked(risen), marked(over), marked(quiet)]).toEqual([
      ['2025-26-Q3'],
      ['2025-26-Q1'],
      [],
    ]);
    expect(risen.chart.points.filter(({ signals }) => signals.length > 0).length).toBeGreaterThan(
      1,
    );
  });
});
