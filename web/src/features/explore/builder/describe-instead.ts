import { joinWords, lowerFirst } from '#lib/format.js';
import { nameSubject } from '#lib/subject-names.js';

import { type FindContext, readWords, toStem, wordsOfList } from './find-measures.js';

/**
 * What to do if no measure contains the words: use a dimension that contains them, or else look
 * through the subjects.
 */
export function describeInstead(sought: string, { fitting, schema }: FindContext): string {
  const words = readWords(sought).map(toStem);
  const lists = fitting.dimensions
    .filter(({ code, name }) =>
      words.some((word) => `${name} ${wordsOfList(code, schema)}`.toLowerCase().includes(word)),
    )
    .map(({ name }) => name);
  if (lists.length > 0)
    return `It is not a measure, but something to group or filter by: ${joinWords(lists)}.`;
  const subjects = new Set(fitting.measures.map(({ subject }) => nameSubject(subject)));
  return `Measures are about ${joinWords([...subjects].map(lowerFirst))}. Clear the search to open one.`;
}
