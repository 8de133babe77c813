import { getNamedType, type GraphQLSchema, isEnumType, isObjectType } from 'graphql';

import {
  type AnswerNames,
  nameDimension,
  type NamedMeasure,
  toWords,
} from '#features/explore/answer/shape/names.js';
import { nameOfValue } from '#features/explore/editor/describe-error.js';
import type { Choices } from '#features/explore/workbench.type.js';
import { toField } from '#lib/figure-document.js';

/** Names from the catalogue and the schema for the keys and codes in an answer. */
export function toAnswerNames(choices: Choices, schema: GraphQLSchema | null): AnswerNames {
  const measures = new Map<string, NamedMeasure>(
    choices.measures.map(({ key, name, unit }) => [key, { key, name, unit }]),
  );
  const lists = new Map<string, string>([
    ...choices.objectives.map(({ code, name }) => [`OBJECTIVE ${code}`, name] as const),
    ...choices.crimeTypes.map(({ code, name }) => [`CRIME_TYPE ${code}`, name] as const),
    ...choices.areas.flatMap(({ code, name, kind }) =>
      kind === 'FORCE' || kind === 'COUNTY'
        ? [[`AREA ${code}`, `${name}, no district recorded`] as const]
        : [],
    ),
  ]);
  return {
    findMeasure: (key) => measures.get(key),
    nameDimension,
    nameValue: (dimension, code) => {
      const known = lists.get(`${dimension} ${code}`);
      if (known !== undefined) return known;
      if (isPlace(dimension)) return choices.areas.find((area) => area.code === code)?.name ?? code;
      if (dimension === 'AGENCY' || dimension === 'SUPPORTING_AGENCY')
        return choices.agencies.find((agency) => agency.code === code)?.name ?? code;
      const type = schema === null ? null : findList(schema, toField(dimension), code);
      return type === null || schema === null ? toWords(code) : nameOfValue(schema, type, code);
    },
  };
}

function isPlace(dimension: string): boolean {
  return dimension === 'AREA' || dimension === 'COUNTY' || dimension === 'LOCAL_COMMAND_UNIT';
}

/**
 * The name of the enum that a field's values come from: the enum of that field in the key of
 * figures, else the enum of the same name, else the only enum that contains the value. Null if
 * there is none.
 */
function findList(schema: GraphQLSchema, field: string, code: string): string | null {
  const key = schema.getType('FigureKey');
  const ofKey = isObjectType(key) ? key.getFields()[field]?.type : undefined;
  const named = ofKey === undefined ? undefined : getNamedType(ofKey);
  const candidates = [named, schema.getType(`${field.charAt(0).toUpperCase()}${field.slice(1)}`)];
  const found = candidates.find((type) => isEnumType(type) && type.getValue(code) !== undefined);
  if (found !== undefined) return found.name;
  const all = Object.values(schema.getTypeMap()).filter(
    (type) => isEnumType(type) && !type.name.startsWith('__') && type.getValue(code) !== undefined,
  );
  const [only] = all;
  return all.length === 1 && only !== undefined ? only.name : null;
}
