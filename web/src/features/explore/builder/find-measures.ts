import type { GraphQLSchema } from 'graphql';

import { describeMeasure } from './schema-words.js';
import type { Fitting, KnownMeasure } from './what-fits.js';

/**
 * The measures whose name or key holds every word that is looked for; where none does, those whose name, key or definition holds them in
 * another form ("seizures" finds what is seized); where none does, those whose name holds the most of them; all of them where nothing is looked for.
 */
export function findMeasures(
  sought: string,
  { fitting, schema }: { readonly fitting: Pick<Fitting, 'measures'>; readonly schema: GraphQLSchema },
): readonly KnownMeasure[] {
  const written = sought.toLowerCase().split(/\s+/).filter(Boolean);
  if (written.length === 0) return fitting.measures;
  const words = written.map(toStem);
  for (const each of [written, words]) {
    const byName = fitting.measures.filter(({ name, key }) => holdsAll(`${name} ${key}`, each));
    if (byName.length > 0) return byName;
  }
  const byWords = fitting.measures.filter(({ key }) => holdsAll(describeMeasure(schema, key), words));
  if (byWords.length > 0) return byWords;
  const countHeld = ({ name }: KnownMeasure) => words.filter((word) => name.toLowerCase().includes(word)).length;
  const most = Math.max(...fitting.measures.map(countHeld));
  return most === 0 ? [] : fitting.measures.filter((measure) => countHeld(measure) === most);
}

/** What the forms of a word have in common, roughly: "seizure", "seized" and "seizing" all begin with "seiz". */
const toStem = (word: string) => (word.length < 5 ? word : word.replace(/(?:ures?|ings?|ed|es|s)$/, ''));

const holdsAll = (text: string, words: readonly string[]) => words.every((word) => text.toLowerCase().includes(word));
