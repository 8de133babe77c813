import { describe, expect, it } from 'vitest';

import { toText } from './canonical.js';
import { toNormalised } from './normalised.js';

describe('toNormalised', () => {
  it.each([
    {
      one: { where: { area: { in: ['B', 'A'] } }, measures: ['reports'] },
      other: { measures: ['reports'], where: { area: { in: ['A', 'B', 'A'] }, agency: null } },
      because:
        'neither the order of values, nor saying one twice, nor leaving out asks something else',
    },
    {
      one: { where: { and: [{ area: { in: ['A'] } }, { sex: { in: ['MALE', null] } }] } },
      other: { where: { and: [{ sex: { in: [null, 'MALE'] } }, { area: { in: ['A'] } }] } },
      because: 'conditions hold together in any order, and null is a value of a list',
    },
  ])('is the same: $because', ({ one, other }) => {
    expect(toText(toNormalised(one))).toBe(toText(toNormalised(other)));
  });

  it.each([
    {
      one: { by: ['QUARTER', 'AREA'] },
      other: { by: ['AREA', 'QUARTER'] },
      because: 'rows are in another order',
    },
    {
      one: { orderBy: [{ a: 1 }, { b: 1 }] },
      other: { orderBy: [{ b: 1 }, { a: 1 }] },
      because: 'so they are here',
    },
    {
      one: { where: { in: ['A'] } },
      other: { where: { in: ['A', null] } },
      because: 'those without one are asked for, too',
    },
    {
      one: { where: { in: [] } },
      other: { where: {} },
      because: 'an empty list holds for nothing',
    },
    {
      one: { where: { not: { in: ['A'] } } },
      other: { where: { in: ['A'] } },
      because: 'not turns it round',
    },
  ])('is different: $because', ({ one, other }) => {
    expect(toText(toNormalised(one))).not.toBe(toText(toNormalised(other)));
  });
});
