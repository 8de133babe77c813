import { describe, expect, it } from 'vitest';

import type { Others } from '#domain/disclosure/others.js';
import { measureOf } from '#domain/measures/catalogue.js';

import type { FigureFlag } from './figure.js';
import { toProtectedFigure } from './protected-figure.js';

interface Shown {
  readonly value: number | null;
  readonly text?: string;
  readonly flags?: readonly FigureFlag[];
  readonly displayText: string;
}

/** What is shown of others, from one cell unless a number of cells is given. */
type Given = number | readonly [number, number] | Exclude<Others, object>;

function toOthers(given: Given): Others {
  if (typeof given === 'number') return { shown: given, cells: 1 };
  return typeof given === 'string' ? given : { shown: given[0], cells: given[1] };
}

const shownOf = (given: Given) =>
  typeof given === 'number' ? given : typeof given === 'string' ? 0 : given[0];

const count = measureOf('referrals');
const rate = measureOf('reportsPer1000');
const share = measureOf('triagedInTime');

describe('a count that includes others', () => {
  it.each<{ own: number; others: Given; shown: Shown; because: string }>([
    {
      own: 0,
      others: 0,
      shown: { value: null, flags: ['CONFIDENTIAL'], displayText: 'too few to show' },
      because: 'others may have some',
    },
    {
      own: 12,
      others: 0,
      shown: {
        value: 12,
        flags: ['CONFIDENTIAL'],
        displayText: '12 of yours, too few of others to show',
      },
      because: 'the viewer’s own is always exact',
    },
    {
      own: 0,
      others: 'FEW',
      shown: { value: null, flags: ['CONFIDENTIAL'], displayText: 'too few to show' },
      because: 'several figures of fewer than 5 may be 5 or more together',
    },
    {
      own: 12,
      others: 'FEW',
      shown: {
        value: 12,
        flags: ['CONFIDENTIAL'],
        displayText: '12 of yours, too few of others to show',
      },
      because: 'nothing is shown about several small figures',
    },
    {
      own: 12,
      others: 5,
      shown: { value: 17, text: '15', flags: ['ESTIMATED'], displayText: 'about 15' },
      because: 'others are about 5',
    },
    {
      own: 0,
      others: 45,
      shown: { value: 45, text: '45', flags: ['ESTIMATED'], displayText: 'about 45' },
      because: 'others are about 45',
    },
    {
      own: 103,
      others: 690,
      shown: { value: 793, text: '795', flags: ['ESTIMATED'], displayText: 'about 795' },
      because: 'one cell is known to within 4',
    },
    {
      own: 103,
      others: [690, 2],
      shown: { value: 793, text: '790', displayText: 'about 790' },
      because: 'two cells are known to within 6',
    },
    {
      own: 0,
      others: [690, 60],
      shown: { value: 690, text: '700', displayText: 'about 700' },
      because: 'sixty are known to within 33',
    },
    {
      own: 12,
      others: [34, 0],
      shown: { value: 46, text: '46', displayText: 'about 46' },
      because: 'a published number is exact',
    },
    {
      own: 12,
      others: 'NOT_AVAILABLE',
      shown: { value: 12, flags: ['NOT_AVAILABLE'], displayText: '12, yours only' },
      because: 'nothing about others is shown with a fourth cut',
    },
    {
      own: 0,
      others: 'NOT_AVAILABLE',
      shown: { value: null, flags: ['NOT_AVAILABLE'], displayText: 'none of yours' },
      because: 'viewers know when they have none',
    },
    {
      own: 12,
      others: 'NONE',
      shown: { value: 12, flags: [], displayText: '12' },
      because: 'it cannot include others',
    },
    {
      own: 0,
      others: 'NONE',
      shown: { value: 0, flags: [], displayText: '0' },
      because: 'nothing but 0 is possible',
    },
  ])(
    'shows $own of the viewer’s own and $others from others as $shown.displayText: $because',
    ({ own, others, shown }) => {
      const numerator = own + shownOf(others);
      expect(
        toProtectedFigure(
          count,
          {
            numerator,
            denominator: null,
            others: { numerator: toOthers(others), denominator: null },
            isOfAgencies: true,
          },
          [],
        ),
      ).toMatchObject(shown);
    },
  );

  it.each<{
    own: number;
    others: Given;
    isOfAgencies?: boolean;
    told: readonly [number | null, string | null];
    because: string;
  }>([
    { own: 12, others: 45, told: [12, 'about 45'], because: 'both parts are shown' },
    {
      own: 12,
      others: 0,
      told: [12, 'too few to show'],
      because: 'others’ number is hidden',
    },
    {
      own: 0,
      others: 0,
      told: [0, 'too few to show'],
      because: 'viewers know when they have none',
    },
    {
      own: 12,
      others: 'FEW',
      told: [12, 'too few to show'],
      because: 'several together may be more than 4',
    },
    {
      own: 12,
      others: 'NOT_AVAILABLE',
      told: [12, 'withheld'],
      because: 'a fourth cut leaves only the viewer’s own',
    },
    { own: 12, others: 'NONE', told: [null, null], because: 'nothing in it is protected' },
    {
      own: 0,
      others: 45,
      isOfAgencies: false,
      told: [null, null],
      because: 'a viewer without an agency has no part of it',
    },
  ])(
    'says $told for $own of the viewer’s own and $others from others: $because',
    ({ own, others, isOfAgencies = true, told: [ours, theirs] }) => {
      const numerator = own + shownOf(others);
      const parts = {
        numerator,
        denominator: null,
        others: { numerator: toOthers(others), denominator: null },
        isOfAgencies,
      };
      expect(toProtectedFigure(count, parts, [])).toMatchObject({
        own: ours,
        othersText: theirs,
      });
      expect(toProtectedFigure(measureOf('reports'), parts, [])).toMatchObject({
        own: null,
        othersText: null,
      });
    },
  );

  it('says that a share is withheld from a viewer without an agency, even if its denominator is published', () => {
    const share = measureOf('dutyToNotifyShare');
    const parts = {
      numerator: 0,
      denominator: 34,
      others: { numerator: 'NOT_AVAILABLE', denominator: 'NONE' },
    } as const;
    expect(toProtectedFigure(share, { ...parts, isOfAgencies: false }, [])).toMatchObject({
      value: null,
      displayText: 'withheld to protect people',
    });
    expect(toProtectedFigure(share, { ...parts, isOfAgencies: true }, [])).toMatchObject({
      displayText: '0.0%, yours only',
    });
  });

  it('keeps all other flags', () => {
    const parts = {
      numerator: 45,
      denominator: null,
      others: { numerator: toOthers(45), denominator: null },
      isOfAgencies: true,
    };
    expect(toProtectedFigure(count, parts, ['PROVISIONAL']).flags).toEqual([
      'ESTIMATED',
      'PROVISIONAL',
    ]);
    expect(toProtectedFigure(count, { ...parts, numerator: 0 }, ['NOT_AVAILABLE'])).toMatchObject({
      value: null,
      flags: ['NOT_AVAILABLE'],
    });
  });

  it('works out a rate from the number shown', () => {
    const of = (numerator: number, others: Given) =>
      toProtectedFigure(
        rate,
        {
          numerator,
          denominator: 10_000,
          others: { numerator: toOthers(others), denominator: null },
          isOfAgencies: true,
        },
        [],
      );
    expect(of(25, 5)).toMatchObject({
      value: 2.5,
      flags: ['ESTIMATED'],
      displayText: 'about 2.5',
      text: '2.5',
    });
    expect(of(20, 0)).toMatchObject({ value: 2, flags: ['CONFIDENTIAL'], numerator: 20 });
    expect(of(0, 0)).toMatchObject({
      value: null,
      flags: ['CONFIDENTIAL'],
      numerator: null,
      denominator: null,
    });
    expect(of(0, 'NOT_AVAILABLE')).toMatchObject({ value: null, flags: ['NOT_AVAILABLE'] });
  });
});

describe('a share that includes others', () => {
  it.each<{
    parts: readonly [number, number];
    others: readonly [Given, Given];
    shown: Partial<Shown>;
    because: string;
  }>([
    {
      parts: [15, 60],
      others: [15, 60],
      shown: { value: 25, flags: ['ESTIMATED'] },
      because: 'both are shown',
    },
    {
      parts: [15, 50],
      others: [15, 50],
      shown: { value: 30, flags: ['ESTIMATED'] },
      because: '50 is enough',
    },
    {
      parts: [15, 49],
      others: [15, 40],
      shown: { flags: ['ESTIMATED', 'LOW_RELIABILITY'] },
      because: 'a share of fewer than 50 has low reliability',
    },
    {
      parts: [15, 20],
      others: [15, 20],
      shown: { value: 75, flags: ['ESTIMATED', 'LOW_RELIABILITY'] },
      because: '20 is not below 20',
    },
    {
      parts: [15, 19],
      others: [15, 15],
      shown: { value: null, flags: ['CONFIDENTIAL'] },
      because: 'a share of fewer than 20 is hidden',
    },
    {
      parts: [12, 60],
      others: [0, 60],
      shown: { value: null, flags: ['CONFIDENTIAL'] },
      because: 'the numerator is hidden',
    },
    {
      parts: [12, 60],
      others: ['FEW', 60],
      shown: { value: null, flags: ['CONFIDENTIAL'] },
      because: 'a numerator made up of several small figures is hidden',
    },
    {
      parts: [30, 40],
      others: [30, 'FEW'],
      shown: { value: null, flags: ['CONFIDENTIAL'] },
      because: 'a denominator made up of several small figures is hidden',
    },
    {
      parts: [30, 40],
      others: [30, 0],
      shown: { value: null, flags: ['CONFIDENTIAL'] },
      because: 'the denominator is hidden',
    },
    {
      parts: [65, 60],
      others: [65, 60],
      shown: { value: 100 },
      because: 'a part is never more than its whole, however it was rounded',
    },
    {
      parts: [3, 12],
      others: ['NOT_AVAILABLE', 'NOT_AVAILABLE'],
      shown: { value: 25, flags: ['NOT_AVAILABLE', 'LOW_RELIABILITY'] },
      because: 'the viewer’s own is exact',
    },
    {
      parts: [3, 60],
      others: ['NOT_AVAILABLE', 48],
      shown: { value: 25, flags: ['NOT_AVAILABLE', 'LOW_RELIABILITY'] },
      because: 'others left out of the numerator are also left out of the denominator',
    },
    {
      parts: [0, 30],
      others: ['NOT_AVAILABLE', 30],
      shown: { value: null, flags: ['NOT_AVAILABLE'] },
      because: 'without records of the viewer’s own it is not 0',
    },
    {
      parts: [0, 0],
      others: ['NOT_AVAILABLE', 'NOT_AVAILABLE'],
      shown: { value: null, flags: ['NOT_AVAILABLE'] },
      because: 'the viewer has no records',
    },
    {
      parts: [0, 0],
      others: [0, 0],
      shown: { value: null, flags: ['CONFIDENTIAL'] },
      because: 'not applicable would reveal that there is nothing',
    },
    {
      parts: [3, 30],
      others: ['NONE', 'NONE'],
      shown: { value: 10, flags: [] },
      because: 'it cannot include others',
    },
  ])(
    'shows $parts with $others from others as $shown: $because',
    ({ parts: [numerator, denominator], others, shown }) => {
      const figure = toProtectedFigure(
        share,
        {
          numerator,
          denominator,
          others: { numerator: toOthers(others[0]), denominator: toOthers(others[1]) },
          isOfAgencies: true,
        },
        [],
      );
      expect(figure).toMatchObject(shown);
      if (figure.value === null)
        expect(figure).toMatchObject({ numerator: null, denominator: null });
    },
  );
});
