import { expect, it } from 'vitest';

import { moveBy, moveTo } from './arrange-sections.js';

const keys = ['statement', 'reports', 'places'];

it('moves a section one place, but never beyond an end', () => {
  expect(moveBy(keys, 'reports', -1)).toEqual(['reports', 'statement', 'places']);
  expect(moveBy(keys, 'reports', 1)).toEqual(['statement', 'places', 'reports']);
  expect(moveBy(keys, 'statement', -1)).toBe(keys);
  expect(moveBy(keys, 'places', 1)).toBe(keys);
  expect(moveBy(keys, 'weather', 1)).toBe(keys);
});

it('puts a section where it is dropped', () => {
  expect(moveTo(keys, 'places', 0)).toEqual(['places', 'statement', 'reports']);
  expect(moveTo(keys, 'statement', 2)).toEqual(['reports', 'places', 'statement']);
});
