import { describe, expect, it } from 'vitest';

import { headlinesOf, partsOfHeadline, type Sums } from './headline-effect.js';
import { findMoved } from './moved-figure.js';

const shown = headlinesOf({ dataset: 'REPORTS', date: 'received_on', isTold: () => true });
const each = (value: number | null) =>
  shown.map((headline) => {
    const sums: Sums = value === null ? null : partsOfHeadline(headline).map(() => value);
    return { headline, sums };
  });

describe('figures that a return changed', () => {
  it('are those whose value changed, with both values', () => {
    const [first] = each(3);
    const [then] = each(2);
    if (!first || !then) throw new Error('Reports have headlines');
    expect(findMoved([first], [then])).toEqual([
      {
        measure: first.headline.measure,
        objective: first.headline.objective,
        before: 3,
        after: 2,
      },
    ]);
  });

  it('are none if no value changed', () => {
    expect(findMoved(each(5), each(5))).toEqual([]);
    expect(findMoved(each(null), each(null))).toEqual([]);
  });

  it('include every value after a first return, even 0', () => {
    const counts = findMoved(each(null), each(0)).filter(({ after }) => after === 0);
    expect(counts.length).toBeGreaterThan(0);
    expect(counts.every(({ before }) => before === null)).toBe(true);
  });
});
