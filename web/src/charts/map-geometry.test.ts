import { describe, expect, it } from 'vitest';

import { readDistricts } from '#testing/districts.js';

import type { Point } from './map.type.js';
import { drawMap, findBounds } from './map-geometry.js';

const map = drawMap(readDistricts(), 720);
/** Whether a line from a point to the right meets the ring an odd number of times. */
function isInside(ring: readonly Point[], [x, y]: Point): boolean {
  return ring.reduce((isWithin, [endX, endY], index) => {
    const [startX, startY] = ring.at(index - 1) ?? [endX, endY];
    const isMet =
      startY > y !== endY > y && x < ((startX - endX) * (y - endY)) / (startY - endY) + endX;
    return isMet ? !isWithin : isWithin;
  }, false);
}

const shapeOf = (name: string) => map.shapes.find((shape) => shape.name === name);

describe('drawMap', () => {
  it('draws thirteen districts, by code, within the given width', () => {
    expect(map.shapes.map(({ code }) => code).toSorted()).toEqual([
      ...[
        'E06000036',
        'E06000037',
        'E06000038',
        'E06000039',
        'E06000040',
        'E06000041',
        'E06000042',
        'E06000060',
      ],
      ...['E07000177', 'E07000178', 'E07000179', 'E07000180', 'E07000181'],
    ]);
    const [[left, top], [right, bottom]] = findBounds(map.shapes.flatMap(({ ring }) => ring));
    expect([left, top, right].map((edge) => Math.round(edge))).toEqual([0, 0, 720]);
    expect(bottom).toBeCloseTo(map.height, 6);
  });

  // Another program draws the same boundaries 812 high and 720 wide.
  it('has the right height for its width at this latitude', () => {
    expect(Math.abs(map.height - 812)).toBeLessThan(2);
  });

  it('puts north at the top and west on the left', () => {
    const [north, south, west] = ['Milton Keynes', 'West Berkshire', 'West Oxfordshire'].map(
      (name) => shapeOf(name)?.centre ?? [0, 0],
    );
    expect(north?.[1]).toBeLessThan(south?.[1] ?? 0);
    expect(west?.[0]).toBeLessThan(north?.[0] ?? 0);
  });

  it('finds which districts share a border, in both directions', () => {
    const neighboursOf = (name: string) =>
      map.shapes
        .filter(({ code }) => shapeOf(name)?.neighbours.includes(code))
        .map((shape) => shape.name)
        .toSorted();
    expect(neighboursOf('Oxford')).toEqual([
      'Cherwell',
      'South Oxfordshire',
      'Vale of White Horse',
    ]);
    expect(neighboursOf('Milton Keynes')).toEqual(['Buckinghamshire']);
    expect(neighboursOf('Slough')).toEqual(['Buckinghamshire', 'Windsor and Maidenhead']);
    for (const { code, neighbours } of map.shapes) {
      for (const near of neighbours)
        expect(map.shapes.find((shape) => shape.code === near)?.neighbours).toContain(code);
    }
  });

  it('has the centre of a compact district inside the district', () => {
    const reading = shapeOf('Reading');
    expect(isInside(reading?.ring ?? [], reading?.centre ?? [0, 0])).toBe(true);
  });

  it('draws the edge around several districts without the borders between them', () => {
    const pointsOf = (path: string) => path.split(/[ML]/).length;
    const [one, other] = [shapeOf('Reading')?.code ?? '', shapeOf('Wokingham')?.code ?? ''];
    const apart = pointsOf(map.edgeAround([one])) + pointsOf(map.edgeAround([other]));
    expect(pointsOf(map.edgeAround([one, other]))).toBeLessThan(apart - 10);
    expect(map.edgeAround([])).toBe('');
  });
});
