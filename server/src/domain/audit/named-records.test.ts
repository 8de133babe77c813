import { expect, it } from 'vitest';

import { referencesIn, toNamed } from './named-records.js';

const filter = {
  where: {
    and: [{ reference: { in: ['R-1', 'AB:12'] } }, { disruptionReference: { in: ['RBC:D-3'] } }],
    area: { in: ['E06000038'] },
    ocgReference: { isNull: true },
  },
  input: { reference: 'R-1', why: 'R-1 is in words here' },
};

it('finds every reference of a filter once, without its agency where it is named from elsewhere', () => {
  expect(referencesIn(filter)).toEqual(['R-1', 'AB:12', 'D-3']);
  expect(referencesIn(null)).toEqual([]);
});

it('puts another name in the place of each, and leaves everything else', () => {
  expect(toNamed(filter, (reference) => `#${reference.toLowerCase()}`)).toEqual({
    where: {
      and: [
        { reference: { in: ['#r-1', '#ab:12'] } },
        { disruptionReference: { in: ['RBC:#d-3'] } },
      ],
      area: { in: ['E06000038'] },
      ocgReference: { isNull: true },
    },
    input: { reference: '#r-1', why: 'R-1 is in words here' },
  });
});
