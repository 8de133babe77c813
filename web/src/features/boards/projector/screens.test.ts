import { expect, it } from 'vitest';

import { fitInto, namePart, shareOut, toScreens } from './screens.js';

it('says what is said beside every figure that leaves it room, else on a screen of its own', () => {
  const [broad, narrow] = [{ isBroad: true }, { isBroad: false }];
  const alone = { figure: null, texts: ['said'] };
  expect(shareOut([narrow, broad], ['said'])).toEqual([
    { figure: narrow, texts: ['said'] },
    { figure: broad, texts: [] },
  ]);
  expect(shareOut([broad, broad], ['said'])).toEqual([{ figure: broad, texts: [] }, { figure: broad, texts: [] }, alone]);
  expect(shareOut([broad], [])).toEqual([{ figure: broad, texts: [] }]);
  expect(shareOut([], ['said'])).toEqual([alone]);
  expect(shareOut([], [])).toEqual([{ figure: null, texts: [] }]);
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
