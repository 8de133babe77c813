import { expect, it } from 'vitest';

import { moveKey, moveTo } from './arrange-sections.js';

const keys = ['statement', 'reports', 'places'];

it('moves a section one place, and never over an end', () => {
  expect(moveKey(keys, 'reports', -1)).toEqual(['reports', 'statement', 'places']);
  expect(moveKey(keys, 'reports', 1)).toEqual(['statement', 'places', 'reports']);
  expect(moveKey(keys, 'statement', -1)).toBeNull();
  expect(moveKey(keys, 'places', 1)).toBeNull();
  expect(moveKey(keys, 'weather', 1)).toBeNull();
});

it('puts a section where it is dropped', () => {
  expect(moveTo(keys, 'places', 0)).toEqual(['places', 'statement', 'reports']);
  expect(moveTo(keys, 'statement', 2)).toEqual(['reports', 'places', 'statement']);
});
