import { describe, expect, it } from 'vitest';

import { toFigure } from '#domain/figures/figure/figure.js';
import { toProtectedFigure } from '#domain/figures/figure/protected-figure.js';
import { measureOf } from '#domain/measures/catalogue.js';

import { partsOfFigure } from './explain-kpi.js';
import { mergeFigures, mergeParts } from './merge-figures.js';

const reports = measureOf('reports');
const share = measureOf('vacancyRate');
const count = (value: number) => toFigure(reports, { numerator: value, denominator: null }, []);
const rate = (numerator: number, denominator: number) =>
  toFigure(
    share,
    { numerator: numerator / share.sumScale, denominator: denominator / share.sumScale },
    [],
  );
const missing = toFigure(reports, { numerator: 0, denominator: null }, ['NOT_AVAILABLE']);

describe('the figure for an agency and its successor', () => {
  it('is their sum, and for a share each part is added up', () => {
    expect(mergeFigures(reports, [count(3), count(4)])).toEqual(count(7));
    expect(mergeFigures(share, [rate(2, 10), rate(1, 40)])).toEqual(rate(3, 50));
    // No staff in post and no posts: a share with a zero denominator, without a value of its own.
    expect(mergeFigures(share, [rate(2, 10), rate(0, 0)])).toEqual(rate(2, 10));
  });

  it('equals the sum of its parts without the merge', () => {
    for (const [measure, figures] of [
      [reports, [count(3), count(4)]],
      [reports, [count(4)]],
      [share, [rate(2, 10), rate(1, 40), rate(0, 0)]],
    ] as const) {
      const parts = figures.flatMap((figure) => partsOfFigure(measure, figure) ?? []);
      expect(mergeParts(measure, parts)).toEqual(
        partsOfFigure(measure, mergeFigures(measure, figures)),
      );
    }
    expect(mergeParts(reports, [])).toBeNull();
  });

  it('is one agency’s figure if the other has none', () => {
    expect(mergeFigures(reports, [missing, count(4)])).toEqual(count(4));
    expect(mergeFigures(reports, [missing, missing])).toEqual(missing);
    expect(mergeFigures(reports, [])).toBeNull();
  });

  it('is unknown if one is hidden, rounded or withheld', () => {
    const hidden = toFigure(reports, { numerator: 4, denominator: null }, ['CONFIDENTIAL']);
    const rounded = toProtectedFigure(
      measureOf('nrmReferrals'),
      {
        numerator: 40,
        denominator: null,
        others: { numerator: { shown: 40, cells: 1 }, denominator: null },
        isOfAgencies: false,
      },
      [],
    );
    for (const other of [hidden, rounded, { ...missing, isWithheld: true }])
      expect(mergeFigures(reports, [count(3), other])).toBeNull();
  });
});
