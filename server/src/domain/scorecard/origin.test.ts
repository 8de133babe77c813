import { describe, expect, it } from 'vitest';

import { findOrigin } from './origin.js';

describe('findOrigin', () => {
  it.each<{ difference: number | null; parts: readonly (number | null)[]; origin: string | null; because: string }>([
    { difference: 73, parts: [22, 50, -2, 3], origin: 'B', because: '50 is more than half of 73' },
    { difference: -73, parts: [-22, -50, 2, -3], origin: 'B', because: '50 is more than half of a fall by 73' },
    { difference: 10, parts: [5, 5, 0, 0], origin: null, because: 'half is not more than half' },
    { difference: 10, parts: [6, 4, 0, 0], origin: 'A', because: '6 is more than half of 10' },
    { difference: 10, parts: [60, 50, -100, 0], origin: null, because: 'two went up by more than all together' },
    { difference: 10, parts: [-60, 4, 3, 3], origin: null, because: 'what went down made no rise' },
    { difference: 10, parts: [9, null, 0, 0], origin: null, because: 'one part is not known' },
    { difference: 0, parts: [5, -5, 0, 0], origin: null, because: 'nothing differs' },
    { difference: null, parts: [5, 5, 0, 0], origin: null, because: 'nothing can be compared' },
  ])('finds $origin of $difference in $parts: $because', ({ difference, parts, origin }) => {
    expect(
      findOrigin(
        { difference, uncertainty: 0 },
        parts.map((part, index) => ({ name: ['A', 'B', 'C', 'D'][index] ?? '', difference: part, uncertainty: 0 })),
      ),
    ).toBe(origin);
  });

  it('finds none where what made it has no name', () => {
    const parts = [
      { name: null, difference: 9, uncertainty: 0 },
      { name: 'A', difference: 1, uncertainty: 0 },
    ];
    expect(findOrigin({ difference: 10, uncertainty: 0 }, parts)).toBeNull();
  });

  it.each<{ whole: number; off: number; parts: readonly (readonly [number, number])[]; origin: string | null; because: string }>([
    {
      whole: 40,
      off: 6,
      parts: [
        [35, 6],
        [5, 6],
      ],
      origin: 'A',
      because: '29 is more than half of 46',
    },
    {
      whole: 40,
      off: 6,
      parts: [
        [28, 6],
        [12, 6],
      ],
      origin: null,
      because: '22 is not more than half of 46',
    },
    {
      whole: -40,
      off: 6,
      parts: [
        [-35, 6],
        [-5, 6],
      ],
      origin: 'A',
      because: 'it fell by 29 of 46 at least',
    },
    {
      whole: 40,
      off: 6,
      parts: [
        [35, 6],
        [12, 6],
      ],
      origin: null,
      because: 'the other may have made 18 of 34 as well',
    },
  ])('finds $origin of a rounded $whole in $parts: $because', ({ whole, off, parts, origin }) => {
    const named = parts.map(([difference, uncertainty], index) => ({ name: ['A', 'B'][index] ?? '', difference, uncertainty }));
    expect(findOrigin({ difference: whole, uncertainty: off }, named)).toBe(origin);
  });
});
