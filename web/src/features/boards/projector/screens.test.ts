import { expect, it } from 'vitest';

import { fitInto, groupFigures, namePart, toScreens } from './screens.js';

const aBlock = (id: string, tiles = 0) => ({ id, tiles: Array.from({ length: tiles }, () => null) });
const idsOf = (blocks: readonly ReturnType<typeof aBlock>[]) => groupFigures(blocks).map((group) => group.map(({ id }) => id));

it('shows each figure of a section by itself, and figures at a glance together', () => {
  expect(idsOf([aBlock('a', 4), aBlock('c'), aBlock('b', 2), aBlock('d')])).toEqual([['a', 'b'], ['c'], ['d']]);
  expect(idsOf([])).toEqual([[]]);
});

it('names a part of a section by its place', () => {
  expect(namePart({ number: 8, heading: 'Reports' }, { place: 1, of: 3 })).toBe('8 Reports, 1 of 3');
  expect(namePart({ number: 1, heading: 'Chair’s statement' }, { place: 1, of: 1 })).toBe('1 Chair’s statement');
});

it('has no screen for a pack without sections and actions', () => {
  const contents = {
    __typename: 'PackContent',
    title: '',
    dataVersion: 1,
    areaName: '',
    quarterName: '',
    definitions: [],
    sections: [],
  } as const;
  expect(toScreens({ contents: { ...contents, definitions: [], sections: [] }, actions: [] })).toEqual([]);
});

it('draws as large as fits both ways, and no larger than it is to be', () => {
  expect(fitInto({ width: 1000, height: 900 }, { width: 500, height: 300 }, 3)).toBe(2);
  expect(fitInto({ width: 1000, height: 300 }, { width: 500, height: 600 }, 3)).toBe(0.5);
  expect(fitInto({ width: 1000, height: 900 }, { width: 100, height: 90 }, 2)).toBe(2);
  expect(fitInto({ width: 1000, height: 900 }, { width: 100, height: 0 }, 2)).toBe(1);
});
