import type { GraphQLSchema } from 'graphql';

import { readWords } from '#features/explore/builder/find-measures.js';
import { filterFields, listValues } from '#features/explore/builder/schema-words.js';
import type { Fitting, KnownMeasure } from '#features/explore/builder/what-fits.js';

/** A value of a dimension, with a measure that records the dimension. */
export interface FoundValue {
  readonly measure: KnownMeasure;
  /** `Crime type: Drugs`. */
  readonly name: string;
  /** The condition as text: `crimeType: { in: [DRUGS] }`. */
  readonly written: string;
}

interface FindContext {
  readonly fitting: Pick<Fitting, 'measures'>;
  readonly schema: GraphQLSchema;
}

/**
 * The values whose names match most of the search words, such as the crime type Drugs for "drug"
 * and for "drug trafficking". Crime types come first.
 */
export function findValues(
  sought: string,
  { fitting, schema }: FindContext,
): readonly FoundValue[] {
  const stems = readWords(sought)
    .filter((word) => word.length > 2)
    .map((word) => word.replace(/s$/, ''));
  const found = filterFields(schema).flatMap(({ field, dimension, name, type }) => {
    const measure = fitting.measures.find(({ dimensions }) => dimensions.includes(dimension));
    return measure === undefined
      ? []
      : listValues(schema, type).map((value) => {
          const words = value.name.toLowerCase().split(/[^a-z]+/);
          return {
            measure,
            name: `${name}: ${value.name}`,
            written: `${field}: { in: [${value.code}] }`,
            held: stems.filter((stem) => words.some((word) => word.startsWith(stem))).length,
            rank: dimension === 'CRIME_TYPE' ? 0 : 1,
          };
        });
  });
  const best = Math.max(1, ...found.map(({ held }) => held));
  return found
    .filter(({ held }) => held === best)
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ measure, name, written }) => ({ measure, name, written }));
}
