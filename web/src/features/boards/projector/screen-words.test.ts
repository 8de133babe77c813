import { expect, it } from 'vitest';

import { inParts, inScreens, isLong } from './screen-words.js';

const said = (id: string, body: string) => ({ id, heading: id, body });
const words = (count: number) => 'word '.repeat(count).trim();

it('puts long texts on their own screens, and short ones next to figures', () => {
  expect(isLong([said('why', words(60))])).toBe(false);
  expect(isLong([said('why', words(60)), said('next', words(100))])).toBe(true);
  expect(isLong([])).toBe(false);
});

it('splits long texts by paragraph into screens, each paragraph once and under its heading', () => {
  const [short, long] = [words(60), words(200)];
  expect(inScreens([said('why', short), said('next', short)])).toHaveLength(1);
  const screens = inScreens([
    said('why', `${long}\n\n${short}`),
    said('next', `${long}\n \n- one\n- two`),
  ]);
  expect(screens).toEqual([
    [said('why', long)],
    [said('why', short)],
    [said('next', long)],
    [said('next', '- one\n- two')],
  ]);
  expect(inScreens([])).toEqual([[]]);
});

it('splits a list into parts of about equal length', () => {
  expect(inParts([1, 2, 3, 4, 5, 6, 7], 6)).toEqual([
    [1, 2, 3, 4],
    [5, 6, 7],
  ]);
  expect(inParts([], 6)).toEqual([]);
});
