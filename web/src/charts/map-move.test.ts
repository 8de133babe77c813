import { describe, expect, it } from 'vitest';

import { readDistricts } from '#testing/districts.js';

import { drawMap } from './map-geometry.js';
import { findNeighbour, isMove } from './map-move.js';

const { shapes } = drawMap(readDistricts(), 600);
const codeOf = (name: string) => shapes.find((shape) => shape.name === name)?.code ?? '';
const nameOf = (code: string | null) => shapes.find((shape) => shape.code === code)?.name ?? null;
const keys = ['ArrowUp', 'ArrowRight', 'ArrowDown', 'ArrowLeft'];

describe('findNeighbour', () => {
  it.each([
    { from: 'Oxford', key: 'ArrowUp', to: 'Cherwell' },
    { from: 'Oxford', key: 'ArrowLeft', to: 'Vale of White Horse' },
    { from: 'Oxford', key: 'ArrowDown', to: 'South Oxfordshire' },
    { from: 'Reading', key: 'ArrowRight', to: 'Wokingham' },
    { from: 'Reading', key: 'ArrowLeft', to: 'West Berkshire' },
    { from: 'Milton Keynes', key: 'ArrowDown', to: 'Buckinghamshire' },
    { from: 'Milton Keynes', key: 'ArrowUp', to: null },
    { from: 'West Oxfordshire', key: 'ArrowLeft', to: null },
    { from: 'Oxford', key: 'Enter', to: null },
  ])('leads from $from with $key to $to', ({ from, key, to }) => {
    expect(nameOf(findNeighbour(shapes, codeOf(from), key))).toBe(to);
  });

  it('reaches every district from every other', () => {
    for (const { code } of shapes) {
      const seen = new Set([code]);
      for (const from of seen) {
        for (const key of keys) {
          const next = findNeighbour(shapes, from, key);
          if (next !== null) seen.add(next);
        }
      }
      expect(seen.size).toBe(13);
    }
  });
});

describe('isMove', () => {
  it('accepts only arrow keys', () => {
    expect(keys.every(isMove)).toBe(true);
    expect(['Enter', 'Tab', 'Home'].some(isMove)).toBe(false);
  });
});
