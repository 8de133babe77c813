import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { toFigure } from '#domain/figures/figure/figure.js';
import type { Row } from '#domain/figures/figure/row.js';
import { measureOf } from '#domain/measures/catalogue.js';
import { Periods } from '#domain/period.js';
import type { KeyValue } from '#domain/question/dimension-values.js';
import { everything } from '#domain/question/filter.js';
import type { Order, Question } from '#domain/question/question.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { finish } from '#domain/steps.js';
import { places } from '#testing/places.js';

import { orderRows } from './order-rows.js';

const referenceData: ReferenceData = {
  today: '2026-11-24',
  places,
  agencies: [],
  periods: new Periods([]),
  obligations: [],
};
const asking = (orderBy: readonly Order[]): Question => ({
  by: ['PATHWAY', 'QUARTER'],
  filter: everything,
  window: 'PERIOD',
  changes: [],
  measures: ['referrals'],
  orderBy,
  first: 10,
  fillGaps: false,
});
const aFigure = toFigure(measureOf('referrals'), { numerator: 0, denominator: null }, []);
const row = (key: readonly KeyValue[], value: number | null): Row => ({
  key,
  figures: new Map([['referrals', { ...aFigure, value }]]),
});
const rows = [
  row(['NRM', '2024-25-Q4'], 3),
  row(['NRM', '2025-26-Q1'], null),
  row(['DUTY_TO_NOTIFY', '2024-25-Q4'], 3),
  row(['ADULT_CONCERN', '2025-26-Q1'], 8),
  row(['GONE', '2025-26-Q1'], 1),
  row([null, '2024-25-Q4'], 5),
];
const order = (orderBy: readonly Order[]) =>
  finish(orderRows(rows.toReversed(), asking(orderBy), referenceData)).map((each) =>
    rows.indexOf(each),
  );

describe('orderRows', () => {
  it.each([
    {
      orderBy: [],
      expected: [0, 1, 2, 3, 4, 5],
      because: 'values follow the order of their list, then come unlisted ones, and null is last',
    },
    {
      orderBy: [{ by: { measure: 'referrals' }, isDescending: true }],
      expected: [3, 5, 0, 2, 4, 1],
      because: 'equal values are in the order of their keys',
    },
    {
      orderBy: [{ by: { measure: 'referrals' }, isDescending: false }],
      expected: [4, 0, 2, 5, 3, 1],
      because: 'a figure without a value stays last',
    },
    {
      orderBy: [{ by: { dimension: 'PATHWAY' }, isDescending: true }],
      expected: [4, 3, 2, 0, 1, 5],
      because: 'the group without a pathway stays last',
    },
    {
      orderBy: [{ by: { dimension: 'QUARTER' }, isDescending: true }],
      expected: [1, 3, 4, 0, 2, 5],
      because: 'only time is reversed',
    },
  ] satisfies readonly {
    orderBy: readonly Order[];
    expected: readonly number[];
    because: string;
  }[])('gives $expected: $because', ({ orderBy, expected }) => {
    expect(order(orderBy)).toEqual(expected);
  });

  it('does not depend on the order of rows from the database', () => {
    const orderBy: readonly Order[] = [{ by: { measure: 'referrals' }, isDescending: true }];
    const expected = finish(orderRows(rows, asking(orderBy), referenceData));
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        expect(finish(orderRows(shuffled, asking(orderBy), referenceData))).toEqual(expected);
      }),
    );
  });
});
