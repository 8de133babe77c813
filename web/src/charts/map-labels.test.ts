import { describe, expect, it } from 'vitest';

import { readDistricts } from '#testing/districts.js';

import { drawMap } from './map-geometry.js';
import { findPlaceInside, isInside, placeLabels } from './map-labels.js';

const topology = readDistricts();
const place = (width: number, options: { readonly hasMargin: boolean; readonly text?: string; readonly isNamed?: boolean }) => {
  const map = drawMap(topology, width);
  const labels = map.shapes.map(({ code, name }) => ({ code, name: options.isNamed === false ? '' : name, text: options.text ?? '0.29' }));
  return { map, placed: placeLabels(labels, { map, hasMargin: options.hasMargin }) };
};

describe('placeLabels', () => {
  it('places every label once, the small districts outside', () => {
    const { placed } = place(604, { hasMargin: true });
    expect(placed).toHaveLength(13);
    const outside = placed.filter(({ kind }) => kind === 'outside').map(({ name }) => name);
    expect(outside).toEqual(expect.arrayContaining(['Slough', 'Windsor and Maidenhead', 'Bracknell Forest', 'Reading']));
    expect(outside).not.toContain('Buckinghamshire');
  });

  it('keeps what stands in a district within its edge, and begins each line within it', () => {
    const { map, placed } = place(604, { hasMargin: true });
    for (const label of placed) {
      const ring = map.shapes.find(({ code }) => code === label.code)?.ring ?? [];
      expect(isInside(ring, label.kind === 'inside' ? label.at : label.from)).toBe(true);
    }
  });

  it('lets no two labels outside lie on each other, and none of them on the map', () => {
    const { map, placed } = place(604, { hasMargin: true });
    const outside = placed.filter((label) => label.kind === 'outside');
    const right = outside.filter(({ anchor }) => anchor === 'start').map(({ at }) => at);
    for (const [x] of right) expect(x).toBeGreaterThan(map.width);
    const heights = right.map(([, y]) => y).toSorted((one, other) => one - other);
    for (const [index, y] of heights.entries()) if (index > 0) expect(y - (heights[index - 1] ?? 0)).toBeGreaterThanOrEqual(32);
    for (const { at } of outside.filter(({ anchor }) => anchor === 'middle')) expect(at[1]).toBeGreaterThan(map.height);
  });

  it('leaves out what does not fit where there is no room beside the map', () => {
    const { placed } = place(320, { hasMargin: false, isNamed: false });
    expect(placed.every(({ kind }) => kind === 'inside')).toBe(true);
    expect(placed.length).toBeGreaterThan(6);
    expect(placed.length).toBeLessThan(13);
  });

  it('sends longer words outside', () => {
    const count = (text: string) => place(604, { hasMargin: true, text }).placed.filter(({ kind }) => kind === 'outside').length;
    expect(count('about 1,250 of many')).toBeGreaterThan(count('3'));
  });
});

describe('findPlaceInside', () => {
  it('finds no place for what is wider than the district', () => {
    const [shape] = drawMap(topology, 300).shapes;
    if (shape === undefined) throw new Error('There is a first district.');
    expect(findPlaceInside(shape, [{ width: 300, down: 0 }])).toBeNull();
    expect(findPlaceInside(shape, [{ width: 4, down: 0 }])).not.toBeNull();
  });
});
