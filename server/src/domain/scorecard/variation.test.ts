import { describe, expect, it } from 'vitest';

import type { Direction } from '#domain/measures/measure.js';
import type { Aim } from '#domain/targets/target.js';

import { judgeAssurance } from './assurance.js';
import { orderByAttention } from './attention.js';
import type { ControlChart } from './control-chart.js';
import { controlSignals } from './signals.js';
import type { Status } from './status.js';
import { judgeVariation, sideOf, type Variation } from './variation.js';

interface Latest {
  readonly value?: number;
  readonly centre?: number;
  readonly signals?: ControlChart['points'][number]['signals'];
  readonly pointCount?: number;
}

function aChart({ value = 10, centre = 5, signals = [], pointCount = 13 }: Latest): ControlChart {
  const limits = { lower: 2, upper: 8 };
  const point = { value, centre, limits, signals };
  const latest = {
    ...point,
    index: pointCount - 1,
    basedOn: pointCount,
    startsLevel: false,
    possible: [point],
  };
  return {
    centre,
    limits,
    pointCount,
    isTooSmall: false,
    isTrial: pointCount < 12,
    levelStart: null,
    points: [latest],
    latest,
  };
}

describe('judgeVariation', () => {
  it.each<Latest & { direction: Direction; variation: Variation; because: string }>([
    {
      direction: 'HIGHER',
      signals: ['ABOVE_UPPER_LIMIT'],
      variation: 'IMPROVING',
      because: 'more is better',
    },
    {
      direction: 'HIGHER',
      signals: ['BELOW_LOWER_LIMIT'],
      variation: 'WORSENING',
      because: 'less is worse',
    },
    {
      direction: 'LOWER',
      signals: ['RUN_ABOVE_CENTRE'],
      variation: 'WORSENING',
      because: 'more is worse',
    },
    { direction: 'LOWER', signals: ['FALLING'], variation: 'IMPROVING', because: 'less is better' },
    {
      direction: 'NEUTRAL',
      signals: ['NEAR_UPPER_LIMIT'],
      variation: 'UNUSUALLY_HIGH',
      because: 'neither way is better',
    },
    {
      direction: 'NEUTRAL',
      signals: ['NEAR_LOWER_LIMIT'],
      variation: 'UNUSUALLY_LOW',
      because: 'neither way is better',
    },
    {
      direction: 'NEAREST',
      value: -6,
      centre: 1,
      signals: ['BELOW_LOWER_LIMIT'],
      variation: 'WORSENING',
      because: '6 is further from zero than 1',
    },
    {
      direction: 'NEAREST',
      value: 1,
      centre: -6,
      signals: ['ABOVE_UPPER_LIMIT'],
      variation: 'IMPROVING',
      because: '1 is closer to zero than 6',
    },
    {
      direction: 'NEAREST',
      value: 3,
      centre: -3,
      signals: ['ABOVE_UPPER_LIMIT'],
      variation: 'NO_REAL_CHANGE',
      because: 'both are equally far from zero',
    },
    {
      direction: 'HIGHER',
      signals: ['RUN_ABOVE_CENTRE', 'FALLING'],
      variation: 'IMPROVING',
      because: 'the first signal is the most important',
    },
    {
      direction: 'HIGHER',
      signals: [],
      variation: 'NO_REAL_CHANGE',
      because: 'there is no signal',
    },
    {
      direction: 'HIGHER',
      pointCount: 8,
      variation: 'NO_REAL_CHANGE',
      because: 'eight points are enough',
    },
    {
      direction: 'HIGHER',
      pointCount: 7,
      variation: 'TOO_FEW_POINTS',
      because: 'seven are too few',
    },
  ])(
    'calls $signals of a $direction measure $variation: $because',
    ({ direction, variation, ...latest }) => {
      expect(judgeVariation(aChart(latest), direction)).toBe(variation);
    },
  );

  it('is unknown for a quarter without a figure', () => {
    expect(judgeVariation({ ...aChart({}), latest: null }, 'HIGHER')).toBe('TOO_FEW_POINTS');
  });

  it('gives the side of every signal', () => {
    const high = ['ABOVE_UPPER_LIMIT', 'NEAR_UPPER_LIMIT', 'RUN_ABOVE_CENTRE', 'RISING'] as const;
    const low = ['BELOW_LOWER_LIMIT', 'NEAR_LOWER_LIMIT', 'RUN_BELOW_CENTRE', 'FALLING'] as const;
    expect([high.map(sideOf), low.map(sideOf)]).toEqual([
      high.map(() => 'HIGH'),
      low.map(() => 'LOW'),
    ]);
    expect([...high, ...low].toSorted()).toEqual(Object.keys(controlSignals).toSorted());
  });
});

describe('judgeAssurance', () => {
  // The usual range is 2 to 8.
  it.each<{
    direction: Direction;
    aim: Aim | null;
    pointCount?: number;
    assurance: string;
    because: string;
  }>([
    {
      direction: 'HIGHER',
      aim: { value: 8.1 },
      assurance: 'ALWAYS_MISSES',
      because: 'the target is above the usual range',
    },
    {
      direction: 'HIGHER',
      aim: { value: 8 },
      assurance: 'HIT_AND_MISS',
      because: 'a limit belongs to the usual range',
    },
    {
      direction: 'HIGHER',
      aim: { value: 2 },
      assurance: 'HIT_AND_MISS',
      because: 'a limit belongs to the usual range',
    },
    {
      direction: 'HIGHER',
      aim: { value: 1.9 },
      assurance: 'ALWAYS_MEETS',
      because: 'the whole usual range is above the target',
    },
    {
      direction: 'LOWER',
      aim: { value: 1.9 },
      assurance: 'ALWAYS_MISSES',
      because: 'the target is below the usual range',
    },
    {
      direction: 'LOWER',
      aim: { value: 8.1 },
      assurance: 'ALWAYS_MEETS',
      because: 'the whole usual range is below the target',
    },
    {
      direction: 'LOWER',
      aim: { value: 5 },
      assurance: 'HIT_AND_MISS',
      because: 'it is in the usual range',
    },
    {
      direction: 'NEAREST',
      aim: { lower: 1, upper: 9 },
      assurance: 'ALWAYS_MEETS',
      because: 'the whole usual range is in the band',
    },
    {
      direction: 'NEAREST',
      aim: { lower: 3, upper: 9 },
      assurance: 'HIT_AND_MISS',
      because: 'some of the usual range is below the band',
    },
    {
      direction: 'NEAREST',
      aim: { lower: -1, upper: 1 },
      assurance: 'ALWAYS_MISSES',
      because: 'none of the usual range is in the band',
    },
    {
      direction: 'HIGHER',
      aim: { value: 9 },
      pointCount: 12,
      assurance: 'ALWAYS_MISSES',
      because: 'twelve points are enough',
    },
    {
      direction: 'HIGHER',
      aim: { value: 9 },
      pointCount: 11,
      assurance: 'NONE',
      because: 'the limits are trial limits',
    },
    { direction: 'HIGHER', aim: null, assurance: 'NONE', because: 'there is no target' },
    { direction: 'NEUTRAL', aim: { value: 9 }, assurance: 'NONE', because: 'it is never rated' },
  ])(
    'calls $aim of a $direction measure $assurance: $because',
    ({ direction, aim, pointCount, assurance }) => {
      expect(
        judgeAssurance(aChart(pointCount === undefined ? {} : { pointCount }), direction, aim),
      ).toBe(assurance);
    },
  );

  it('is unknown without limits', () => {
    expect(judgeAssurance({ ...aChart({}), limits: null }, 'HIGHER', { value: 9 })).toBe('NONE');
  });
});

describe('orderByAttention', () => {
  const inOrder: readonly (readonly [Status, Variation])[] = [
    ['RED', 'WORSENING'],
    ['GREEN', 'WORSENING'],
    ['RED', 'NO_REAL_CHANGE'],
    ['NOT_RATED', 'UNUSUALLY_HIGH'],
    ['RED', 'IMPROVING'],
    ['NO_DATA', 'TOO_FEW_POINTS'],
    ['AMBER', 'TOO_FEW_POINTS'],
    ['AMBER', 'IMPROVING'],
    ['TOO_CLOSE', 'TOO_CLOSE'],
    ['GREEN', 'IMPROVING'],
    ['GREEN', 'NO_REAL_CHANGE'],
    ['NO_TARGET', 'NO_REAL_CHANGE'],
    ['NOT_RATED', 'NO_REAL_CHANGE'],
  ];
  const judged = inOrder.map(([status, variation]) => ({ status, variation }));

  it('puts the most urgent first, from any order', () => {
    expect(orderByAttention(judged.toReversed())).toEqual(judged);
  });

  it('keeps the order of figures that need equal attention', () => {
    const alike = [
      { status: 'AMBER', variation: 'NO_REAL_CHANGE', name: 'first' },
      { status: 'AMBER', variation: 'TOO_FEW_POINTS', name: 'second' },
    ] as const;
    expect(orderByAttention(alike).map(({ name }) => name)).toEqual(['first', 'second']);
  });
});

it('the variation of protected numbers that are too small is unknown', () => {
  expect(judgeVariation({ ...aChart({ signals: ['RISING'] }), isTooSmall: true }, 'HIGHER')).toBe(
    'TOO_FEW_POINTS',
  );
});
