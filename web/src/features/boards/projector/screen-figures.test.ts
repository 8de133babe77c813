import { expect, it } from 'vitest';

import type { BlockNote } from '#blocks/block.type.js';

import { toScreenFigures } from './screen-figures.js';

interface Part {
  readonly view?: 'CONTROL' | 'TABLE' | 'MAP' | 'WORDS' | 'LIST' | 'COMPARE';
  readonly tiles?: number;
  readonly columns?: number;
  readonly rows?: number;
  readonly folded?: number;
  readonly notes?: readonly BlockNote[];
}

const aBlock = (
  id: string,
  { view = 'CONTROL', tiles = 0, columns = 1, rows = 0, folded = 0, notes = [] }: Part = {},
) => ({
  ...{ id, view, notes, tiles: Array.from({ length: tiles }, () => null) },
  table: {
    columns: Array.from({ length: columns }, () => ({ drawing: 'NONE' as const })),
    rows: Array.from({ length: rows }, (_, index) => ({
      key: index + 1,
      isFolded: index >= rows - folded,
    })),
  },
});
const screensOf = (...blocks: readonly ReturnType<typeof aBlock>[]) =>
  toScreenFigures(blocks, false).map((figure) => figure.blocks.map(({ id }) => id).join(' '));
const rowsOf = (part: Part) =>
  toScreenFigures([aBlock('t', part)], false).map(({ blocks }) =>
    blocks[0]?.table.rows.map(({ key }) => key),
  );

it('shows a few tiles together, and every other figure on its own', () => {
  const [objectives, disruption, returns] = [
    aBlock('objectives', { tiles: 4 }),
    aBlock('disruption', { tiles: 3 }),
    aBlock('returns', { tiles: 1 }),
  ];
  expect(
    screensOf(objectives, aBlock('chart'), disruption, returns, aBlock('map', { view: 'MAP' })),
  ).toEqual(['objectives disruption', 'returns', 'chart', 'map']);
  expect(screensOf()).toEqual([]);
});

it('shows a long table on several screens, each row once, without folded rows', () => {
  expect(rowsOf({ view: 'WORDS', columns: 4, rows: 6 })).toHaveLength(1);
  expect(rowsOf({ view: 'LIST', rows: 9 })).toHaveLength(2);
  expect(rowsOf({ view: 'WORDS', columns: 4, rows: 9 })).toEqual([
    [1, 2, 3, 4, 5],
    [6, 7, 8, 9],
  ]);
  expect(rowsOf({ view: 'TABLE', columns: 1, rows: 10, folded: 4 })).toEqual([[1, 2, 3, 4, 5, 6]]);
  expect(rowsOf({ view: 'TABLE', columns: 5, rows: 14, folded: 1 })).toEqual([
    [1, 2, 3, 4, 5, 6, 7],
    [8, 9, 10, 11, 12, 13],
  ]);
  expect(rowsOf({ view: 'CONTROL', rows: 20 })).toHaveLength(1);
  const note: BlockNote = {
    __typename: 'Note',
    code: 'NOTHING_RECORDED',
    text: 'No return is owed.',
    refersTo: [],
  };
  expect(rowsOf({ view: 'TABLE', columns: 5, rows: 14, notes: [note] })).toHaveLength(1);
  // All parts are drawn like the whole, though each would be narrow on its own.
  expect(
    toScreenFigures([aBlock('t', { view: 'TABLE', columns: 2, rows: 24 })], false).map(
      ({ isWide }) => isWide,
    ),
  ).toEqual([true, true]);
});

it('gives the whole wall to tables with many columns, and to any figure without texts', () => {
  const blocks = [
    aBlock('t', { view: 'TABLE', columns: 5 }),
    aBlock('m', { view: 'MAP', columns: 5 }),
    aBlock('c', { columns: 5 }),
  ];
  const [broad, ...others] = toScreenFigures(blocks, false);
  expect(broad?.isBroad).toBe(true);
  expect(toScreenFigures([aBlock('c', { view: 'COMPARE', columns: 3 })], false)[0]?.isBroad).toBe(
    true,
  );
  expect(others.map(({ isBroad }) => isBroad)).toEqual([false, false]);
  const alone = toScreenFigures(blocks, true);
  expect(alone[0]?.width).toBe(broad?.width);
  for (const [index, { width }] of others.entries())
    expect(alone[index + 1]?.width).toBeGreaterThan(width);
});
