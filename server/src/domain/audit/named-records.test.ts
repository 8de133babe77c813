import { expect, it } from 'vitest';

import { referencesIn, toNamed } from './named-records.js';

const filter = {
  where: {
    and: [{ reference: { in: ['R-1', 'TVP:R-2'] } }, { disruptionReference: { in: ['RBC:D-3'] } }],
    area: { in: ['E06000038'] },
    ocgReference: { isNull: true },
  },
  input: { reference: 'AB:12', why: 'R-1 is in words here' },
};

it('finds every reference in a filter once, without the agency if it has one', () => {
  expect(referencesIn(filter)).toEqual(['R-1', 'R-2', 'D-3', 'AB:12']);
  expect(referencesIn(null)).toEqual([]);
});

it('replaces each reference with another name, and leaves everything else unchanged', () => {
  expect(toNamed(filter, (reference) => `#${reference.toLowerCase()}`)).toEqual({
    where: {
      and: [
        { reference: { in: ['#r-1', 'TVP:#r-2'] } },
        { disruptionReference: { in: ['RBC:#d-3'] } },
      ],
      area: { in: ['E06000038'] },
      ocgReference: { isNull: true },
    },
    input: { reference: '#ab:12', why: 'R-1 is in words here' },
  });
});
