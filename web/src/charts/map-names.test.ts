import { describe, expect, it } from 'vitest';

import { readDistricts } from '#testing/districts.js';

import { drawMap } from './map-geometry.js';
import { nameWithin, placeNames } from './map-names.js';
import { estimateWidth } from './text-width.js';

const map = drawMap(readDistricts(), 380);
const all = map.shapes.map(({ code, name }) => ({ code, name }));

describe('names on the map', () => {
  it('do not overlap, and stay within the map', () => {
    const placed = placeNames(all, map);
    expect(placed).toHaveLength(13);
    for (const [index, one] of placed.entries()) {
      const half = estimateWidth(one.text) / 2;
      expect([one.x - half >= -0.01, one.x + half <= map.width + 0.01]).toEqual([true, true]);
      for (const other of placed.slice(index + 1)) {
        const isApart =
          Math.abs(one.x - other.x) >= half + estimateWidth(other.text) / 2 ||
          Math.abs(one.y - other.y) >= 15;
        expect([one.text, other.text, isApart]).toEqual([one.text, other.text, true]);
      }
    }
  });

  it('are in the middle of a district that is wide enough, and below a small one', () => {
    const [bucks, slough] = ['Buckinghamshire', 'Slough'].map((name) =>
      map.shapes.find((shape) => shape.name === name),
    );
    const [first, second] = placeNames(
      [
        { code: bucks?.code ?? '', name: 'Bucks' },
        { code: slough?.code ?? '', name: 'The borough of Slough' },
      ],
      map,
    );
    expect(first?.y).toBeCloseTo((bucks?.centre[1] ?? 0) + 4, 6);
    expect(second?.y).toBeGreaterThan(Math.max(...(slough?.ring ?? []).map(([, y]) => y)));
  });

  it('belong only to known districts', () => {
    expect(placeNames([{ code: 'NOWHERE', name: 'Nowhere' }], map)).toEqual([]);
  });
});

describe('names within their districts', () => {
  it('cover all districts at the width of a map next to a chart, with long names on several lines', () => {
    const placed = nameWithin(all, drawMap(readDistricts(), 410));
    expect(new Set(placed.map(({ code }) => code)).size).toBe(13);
    expect(placed.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Windsor and', 'Maidenhead', 'Reading', 'Oxford']),
    );
  });

  it('go outside if several lines would cover a district, as in print', () => {
    const names = nameWithin(all, drawMap(readDistricts(), 313)).map(({ text }) => text);
    expect(names).toContain('Slough');
    expect(names).not.toContain('Maidenhead');
  });

  it('do not overlap, and are left out if there is no space', () => {
    const small = drawMap(readDistricts(), 200);
    const placed = nameWithin(all, small);
    expect(placed.length).toBeGreaterThan(0);
    expect(new Set(placed.map(({ code }) => code)).size).toBeLessThan(13);
    for (const [index, one] of placed.entries())
      for (const other of placed.slice(index + 1)) {
        const room = (estimateWidth(one.text) + estimateWidth(other.text)) / 2;
        const isApart = Math.abs(one.x - other.x) >= room || Math.abs(one.y - other.y) >= 15;
        expect([one.text, other.text, isApart]).toEqual([one.text, other.text, true]);
      }
  });
});
