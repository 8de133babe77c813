import { describe, expect, it } from 'vitest';

import type { SparklineContent, SparklinePoint } from './sparkline.type.js';
import { layOutSparkline } from './sparkline-geometry.js';

const size = { width: 40, height: 30, inset: 5 };

const aPoint = (value: number | null, set: Partial<SparklinePoint> = {}): SparklinePoint => ({
  label: 'Q1',
  value,
  text: String(value),
  isOpen: false,
  signal: null,
  isBeyond: false,
  ...set,
});
const aSparkline = (set: Partial<SparklineContent>): SparklineContent => ({
  points: [],
  stretches: [],
  level: null,
  targets: [],
  joinsOpen: false,
  ...set,
});
const lay = (set: Partial<SparklineContent>) => layOutSparkline(aSparkline(set), size);
const values = (...given: readonly (number | null)[]) => given.map((value) => aPoint(value));

describe('layOutSparkline', () => {
  it('gives every quarter the same width, and puts the largest and smallest at the edges', () => {
    expect(lay({ points: values(0, 10, 5, 10) })).toMatchObject({
      lines: ['M5 25L15 5L25 15L35 5'],
      latest: { x: 35, y: 5, isSignal: false },
      openFrom: null,
    });
  });

  it('draws a gap as a gap, and a point between two gaps as a dot', () => {
    expect(lay({ points: values(null, 10, null, 0) })).toMatchObject({
      lines: [],
      lone: [{ x: 15, y: 5 }],
      latest: { x: 35, y: 25 },
    });
    expect(lay({ points: values(0, 10, null, 0) }).lines).toEqual(['M5 25L15 5']);
  });

  it('has no latest mark if the latest quarter has no value', () => {
    expect(lay({ points: values(0, 10, 5, null) }).latest).toBeNull();
  });

  it('starts the limits and the line again where recording changed', () => {
    const stretches = [
      { start: 0, limits: null },
      { start: 2, limits: { lower: 0, upper: 10 } },
    ];
    expect(lay({ points: values(0, 10, 5, 10), stretches })).toMatchObject({
      lines: ['M5 25L15 5', 'M25 15L35 5'],
      breaks: [20],
      bands: [{ x: 20, y: 5, width: 20, height: 20 }],
    });
  });

  it('ends the usual range where the open quarters begin', () => {
    const points = [...values(0, 10), aPoint(2, { isOpen: true }), aPoint(1, { isOpen: true })];
    expect(
      lay({ points, stretches: [{ start: 0, limits: { lower: 0, upper: 10 } }] }),
    ).toMatchObject({
      openFrom: 20,
      bands: [{ x: 0, y: 5, width: 20, height: 20 }],
    });
  });

  it('joins an open quarter’s share with a hollow dot, and leaves its count out', () => {
    const points = [...values(0, 10, 5), aPoint(20, { isOpen: true })];
    expect(lay({ points, joinsOpen: true })).toMatchObject({
      open: [{ x: 35, y: 5 }],
      openLine: 'M25 20L35 5',
    });
    expect(lay({ points })).toMatchObject({ open: [], openLine: null, latest: { x: 25, y: 15 } });
  });

  it('marks the latest quarter as a signal, and earlier ones only beyond a limit', () => {
    const points = [
      aPoint(0, { signal: 'LOW' }),
      aPoint(10, { signal: 'HIGH', isBeyond: true }),
      aPoint(5, { signal: 'LOW' }),
      aPoint(0, { signal: 'LOW' }),
    ];
    expect(lay({ points })).toMatchObject({
      latest: { isSignal: true },
      earlier: [{ x: 15, y: 5 }],
    });
  });

  it('ends the usual range at a change of level, draws the mean since, and marks it once', () => {
    const points = [...values(0, 1), aPoint(9, { signal: 'HIGH', isBeyond: true }), aPoint(11)];
    const stretches = [{ start: 0, limits: { lower: 0, upper: 1 } }];
    const level = { start: 2, end: 4, mean: 10, text: 'Rose in Q3, two quarters so far' };
    const drawn = lay({ points, stretches, level });
    expect(drawn.bands.map(({ x, width }) => [x, width])).toEqual([[0, 20]]);
    expect(drawn.mean).toEqual({ x: 20, y: 6.8, width: 20 });
    expect(drawn.earlier.map(({ x }) => x)).toEqual([25]);
    expect(drawn.latest?.isSignal).toBe(false);
    expect(
      lay({ points, stretches, level: { ...level, end: 3 } }).bands.map(({ x, width }) => [
        x,
        width,
      ]),
    ).toEqual([
      [0, 20],
      [30, 10],
    ]);
    expect(lay({ points, stretches }).mean).toBeNull();
  });

  it('keeps the target and the limits within the drawing', () => {
    expect(
      lay({
        points: values(5, 5),
        targets: [0],
        stretches: [{ start: 0, limits: { lower: 2, upper: 10 } }],
      }),
    ).toMatchObject({
      targets: [25],
      bands: [{ y: 5, height: 16 }],
    });
  });

  it('puts constant values in the middle', () => {
    expect(lay({ points: values(7, 7) }).lines).toEqual(['M10 15L30 15']);
    expect(lay({ points: [] })).toMatchObject({ lines: [], latest: null, bands: [] });
  });
});
