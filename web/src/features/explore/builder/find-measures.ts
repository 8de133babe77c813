import type { GraphQLSchema } from 'graphql';

import { describeMeasure } from './schema-words.js';
import type { Fitting, KnownMeasure } from './what-fits.js';

/** The measures whose name, key or definition holds every word that is looked for; all of them where nothing is. */
export function findMeasures(
  sought: string,
  { fitting, schema }: { readonly fitting: Pick<Fitting, 'measures'>; readonly schema: GraphQLSchema },
): readonly KnownMeasure[] {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return fitting.measures;
  const byName = fitting.measures.filter(({ name, key }) => holdsAll(`${name} ${key}`, words));
  return byName.length > 0 ? byName : fitting.measures.filter(({ key }) => holdsAll(describeMeasure(schema, key), words));
}

const holdsAll = (text: string, words: readonly string[]) => words.every((word) => text.toLowerCase().includes(word));
