import 'reflect-metadata';

import { getNamedType, isInputObjectType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';

import { codedDeclarations } from './domain/measures/coded-dimensions.js';
import { dimensionKeys, dimensions } from './domain/measures/dimensions.js';
import { factColumnOf } from './features/figures/fact-columns.reader.js';
import { builtSchema } from './schema.js';

const schema = await builtSchema;
const fieldsOf = (name: string) => {
  const type = schema.getType(name);
  return isObjectType(type) || isInputObjectType(type) ? type.getFields() : {};
};

describe('a declared dimension', () => {
  it('has a field in the row key and a condition in the filter, and no undeclared dimension has either', () => {
    const declared = dimensionKeys.map((dimension) => dimensions[dimension].keyField);
    expect(Object.keys(fieldsOf('FigureKey')).toSorted()).toEqual(declared.toSorted());
    expect(Object.keys(fieldsOf('FigureFilter')).toSorted()).toEqual(
      [...declared, 'and', 'not', 'or'].toSorted(),
    );
  });

  it.each(codedDeclarations)(
    'is answered and filtered by the codes of its list: $keyField',
    ({ axis, keyField, type, column, isOptional }) => {
      const list = type === 'BOOLEAN' ? 'Boolean' : type;
      const filter = getNamedType(fieldsOf('FigureFilter')[keyField]?.type);
      const asked = fieldsOf(filter?.name ?? '');
      expect(getNamedType(fieldsOf('FigureKey')[keyField]?.type)?.name).toBe(list);
      expect(Object.keys(asked).toSorted()).toEqual(
        [...(isOptional ? ['isNull'] : []), 'in', 'notIn'].toSorted(),
      );
      expect(getNamedType(asked.in?.type)?.name).toBe(list);
      expect(factColumnOf(axis)).toMatchObject({ expression: `fact.${column}`, type });
    },
  );
});
