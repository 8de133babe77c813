import { expect, it } from 'vitest';

import {
  codedDeclarations,
  codedDimensions,
  declarationOf,
  multiValued,
} from './coded-dimensions.js';
import { dimensionKeys, dimensions } from './dimensions.js';

const toCamelCase = (key: string) =>
  key.toLowerCase().replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

it("names each dimension's field after the dimension, so that one name finds both", () => {
  for (const dimension of dimensionKeys)
    expect(dimensions[dimension].keyField).toBe(toCamelCase(dimension));
});

it.each(codedDimensions)(
  'declares all of %s: an axis of its own, a list, a column and a sentence for its filter',
  (dimension) => {
    const { axis, list, column, inFilter } = declarationOf(dimension);
    expect(axis).toBe(dimension);
    expect(Object.keys(list).length).toBeGreaterThan(1);
    expect(column).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(inFilter).toMatch(/^[A-Z].*\.$/);
  },
);

it('gives each list of dimensions its own name, apart from yes and no', () => {
  const types = codedDeclarations.map(({ type }) => type).filter((type) => type !== 'BOOLEAN');
  expect(new Set(types).size).toBe(types.length);
});

it('lets a record have several values on axes declared to allow them, and several supporting agencies', () => {
  const declared = codedDeclarations.flatMap(({ axis, isMulti }) => (isMulti ? [axis] : []));
  expect(new Set(multiValued)).toEqual(new Set([...declared, 'SUPPORTING_AGENCY']));
});
