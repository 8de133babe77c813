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
    const outside = placed.filter(({ kind }) => kind === 'outside').map(({ lines }) => lines[0]?.text);
    expect(outside).toEqual(expect.arrayContaining(['Slough', 'Windsor and Maidenhead', 'Bracknell Forest']));
    expect(outside).not.toContain('Buckinghamshire');
  });

  it('has the middle of what stands in a district within its edge, and begins each line within it', () => {
    const { map, placed } = place(604, { hasMargin: true });
    expect(placed.find(({ code }) => code === 'E07000178')?.kind).toBe('inside');
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

  it('takes a second line for the words of a figure where one is too long', () => {
    const linesOf = (text: string) =>
      place(604, { hasMargin: true, text })
        .placed.find(({ code }) => code === 'E06000041')
        ?.lines.map((line) => [line.text, line.isName, line.down]);
    expect(linesOf('0.21')).toEqual([
      ['Wokingham', true, -8],
      ['0.21', false, 8],
    ]);
    expect(linesOf('about 1,500,000')).toEqual([
      ['Wokingham', true, -16],
      ['about', false, 0],
      ['1,500,000', false, 16],
    ]);
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

  it('lets a part of the words reach over the edge only where that is asked for', () => {
    const shape = drawMap(topology, 604).shapes.find(({ code }) => code === 'E07000178');
    if (shape === undefined) throw new Error('Oxford is drawn.');
    expect(findPlaceInside(shape, [{ width: 70, down: 0 }])).toBeNull();
    expect(findPlaceInside(shape, [{ width: 70, down: 0 }], 15)).not.toBeNull();
  });
});
