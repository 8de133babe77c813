import type { GraphQLSchema } from 'graphql';

import type { Choices } from '#features/explore/workbench.type.js';

import { knownDimensions, listValues } from './schema-words.js';
import type { Fitting } from './what-fits.js';

/** The catalogue's rules for which measures and dimensions go together. */
export function readFitting(choices: Choices, schema: GraphQLSchema): Fitting {
  return {
    measures: choices.measures,
    dimensions: knownDimensions(schema),
    datasetNames: new Map(
      listValues(schema, 'Dataset').map(({ code, name }) => [code, name.toLowerCase()] as const),
    ),
  };
}
