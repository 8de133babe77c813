import { describe, expect, it } from 'vitest';

import { toText } from './canonical.js';
import { toNormalised } from './normalised.js';

describe('toNormalised', () => {
  it.each([
    {
      one: { where: { area: { in: ['B', 'A'] } }, measures: ['reports'] },
      other: { measures: ['reports'], where: { area: { in: ['A', 'B', 'A'] }, agency: null } },
      because: 'the order of values, repeats and empty parts make no difference',
    },
    {
      one: { where: { and: [{ area: { in: ['A'] } }, { sex: { in: ['MALE', null] } }] } },
      other: { where: { and: [{ sex: { in: [null, 'MALE'] } }, { area: { in: ['A'] } }] } },
      because: 'the order of conditions makes no difference, and null is a value like any other',
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
      because: 'the sort order matters',
    },
    {
      one: { where: { in: ['A'] } },
      other: { where: { in: ['A', null] } },
      because: 'records without a value also count',
    },
    {
      one: { where: { in: [] } },
      other: { where: {} },
      because: 'no record meets an empty list',
    },
    {
      one: { where: { not: { in: ['A'] } } },
      other: { where: { in: ['A'] } },
      because: '"not" reverses it',
    },
  ])('is different: $because', ({ one, other }) => {
    expect(toText(toNormalised(one))).not.toBe(toText(toNormalised(other)));
  });
});
