import { expect, it } from 'vitest';

import { readDistricts } from '#testing/districts.js';

import { placeCallouts } from './map-callouts.js';
import { drawMap } from './map-geometry.js';
import { nameWithin } from './map-names.js';
import { estimateWidth } from './text-width.js';

const lay = (width: number, aside: number) => {
  const map = drawMap(readDistricts(), width);
  const all = map.shapes.map(({ code, name }) => ({ code, name }));
  const placed = nameWithin(all, map);
  const room = { left: -aside, right: width + aside, bottom: map.height + 30 };
  return { map, placed, room, callouts: placeCallouts(all, { map, placed, room }) };
};

it.each([
  { width: 328, aside: 0, as: 'on paper' },
  { width: 230, aside: 140, as: 'on a wall' },
  { width: 380, aside: 0, as: 'beside a chart' },
])('names every district $as, with a line to a name outside', ({ width, aside }) => {
  const { placed, callouts, room } = lay(width, aside);
  expect(new Set([...placed, ...callouts].map(({ code }) => code)).size).toBe(13);
  const boxes = [...placed, ...callouts].map(({ text, x, y }) => ({
    text,
    x,
    y,
    half: estimateWidth(text) / 2,
  }));
  for (const [index, one] of boxes.entries())
    for (const other of boxes.slice(index + 1)) {
      const isApart =
        Math.abs(one.x - other.x) >= one.half + other.half || Math.abs(one.y - other.y) >= 14.9;
      expect([one.text, other.text, isApart]).toEqual([one.text, other.text, true]);
    }
  for (const { text, x, y } of callouts)
    expect([
      text,
      x - estimateWidth(text) / 2 >= room.left,
      x + estimateWidth(text) / 2 <= room.right,
      y <= room.bottom,
    ]).toEqual([...[text, true, true, true]]);
});

it('leaves out names that do not fit', () => {
  const { map, placed } = lay(328, 0);
  const all = map.shapes.map(({ code, name }) => ({ code, name }));
  expect(placeCallouts(all, { map, placed, room: { left: 0, right: 20, bottom: 20 } })).toEqual([]);
  expect(
    placeCallouts([{ code: 'NOWHERE', name: 'Nowhere' }], {
      map,
      placed,
      room: { left: 0, right: 328, bottom: 400 },
    }),
  ).toEqual([]);
});
