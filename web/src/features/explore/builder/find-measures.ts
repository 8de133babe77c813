import { getNamedType, type GraphQLSchema, isEnumType, isInputObjectType } from 'graphql';

import { toFieldName } from '#features/explore/to-field-name.js';

import { describeMeasure } from './schema-words.js';
import type { Fitting, KnownMeasure } from './what-fits.js';

export interface FindContext {
  readonly fitting: Pick<Fitting, 'measures' | 'dimensions'>;
  readonly schema: GraphQLSchema;
}

/**
 * If no more than this many are found by name, measures with the word in their definition follow.
 */
const FEW = 2;

/** Words common in questions that say nothing about the subject. */
const noise = new Set(
  'a all an and are at by did each every for from had has have how in is it many most much of on or our that the their to was were what when where which who with'.split(
    ' ',
  ),
);

/** Words about how a figure changed, or over which time: they apply to any measure. */
const moves = new Set(
  'ago against change changed fall fallen fell increase increased last quarter quarters rise risen rose same than year years'.split(
    ' ',
  ),
);

/** Everyday words, each with the start of the word that is used here. */
const everyday: Readonly<Partial<Record<string, string>>> = {
  vacant: 'vacan',
  vacancies: 'vacan',
  unfilled: 'vacan',
  empty: 'vacan',
  decided: 'decision',
  overdue: 'late',
  residents: 'people',
  inhabitants: 'people',
};

/**
 * The words of a search, without words that say nothing about the subject, and without numbers
 * unless there are only numbers.
 */
export function readWords(sought: string): readonly string[] {
  const all = sought
    .toLowerCase()
    .split(/[\s?]+/)
    .filter(Boolean);
  const telling = all.filter((word) => !noise.has(word) && !/^[\d,.]+$/.test(word));
  const named = telling.filter((word) => !moves.has(word));
  const words = named.length > 0 ? named : telling.length > 0 ? telling : all;
  return words.map((word) => everyday[word] ?? word);
}

/**
 * The measures whose name or key has a word that starts with each word of the search. If the search
 * is a single word that finds only one or two, measures with that word in their definition follow
 * ("panel" finds the measures that a panel decides). If none is found, other forms of the words are
 * tried ("seizures" finds seized), then definitions, then parts of words. Last come the measures
 * with most of the words in any of these or in their dimensions: "county lines referrals" finds
 * referrals, which are recorded by county lines. An empty search finds everything.
 */
export function findMeasures(
  sought: string,
  { fitting, schema }: FindContext,
): readonly KnownMeasure[] {
  const written = readWords(sought);
  if (written.length === 0) return fitting.measures;
  const words = written.map(toStem);
  const definedBy = (holds: typeof beginsAll) =>
    fitting.measures.filter(({ key }) => holds(describeMeasure(schema, key), words));
  for (const holds of [beginsAll, holdsAll]) {
    for (const each of [written, words]) {
      const byName = fitting.measures.filter(({ name, key }) =>
        holds(`${name} ${toPlainWords(key)} ${key}`, each),
      );
      if (byName.length > FEW || (byName.length > 0 && (written.length > 1 || holds === holdsAll)))
        return byName;
      if (byName.length > 0) return [...new Set([...byName, ...definedBy(holds)])];
    }
    const byWords = definedBy(holds);
    if (byWords.length > 0) return byWords;
  }
  return findFullest(words, { fitting, schema });
}

/**
 * Measures with most of the words in their name, definition and dimensions; measures with more of
 * them in their name come first.
 */
function findFullest(
  words: readonly string[],
  { fitting, schema }: FindContext,
): readonly KnownMeasure[] {
  const lists = new Map(
    fitting.dimensions.map(
      ({ code, name }) => [code, `${name} ${wordsOfList(code, schema)}`.toLowerCase()] as const,
    ),
  );
  const counted = fitting.measures.map((measure) => {
    const name = `${measure.name} ${measure.key}`.toLowerCase();
    const rest = [
      describeMeasure(schema, measure.key).toLowerCase(),
      ...measure.dimensions.map((dimension) => lists.get(dimension) ?? ''),
    ];
    const named = words.filter((word) => name.includes(word)).length;
    const told = words.filter(
      (word) => !name.includes(word) && rest.some((text) => text.includes(word)),
    ).length;
    return {
      measure,
      named,
      held: named + told,
      isMeant: named > 0 || words.some((word) => rest[0]?.includes(word)),
    };
  });
  const held = Math.max(...counted.map((each) => (each.isMeant ? each.held : 0)));
  return counted
    .filter((each) => held > 0 && each.isMeant && each.held === held)
    .toSorted((one, other) => other.named - one.named)
    .map(({ measure }) => measure);
}

/** A list's name and the names of its values. */
export function wordsOfList(dimension: string, schema: GraphQLSchema): string {
  const filter = schema.getType('FigureFilter');
  const field = isInputObjectType(filter) ? filter.getFields()[toFieldName(dimension)] : undefined;
  const tests = field === undefined ? undefined : getNamedType(field.type);
  const values = isInputObjectType(tests) ? tests.getFields().in : undefined;
  const type = values === undefined ? undefined : getNamedType(values.type);
  const all = schema.getType('Dimension');
  const told = isEnumType(all) ? all.getValue(dimension)?.description : undefined;
  const names = isEnumType(type)
    ? type.getValues().map(({ description }) => description?.split('. ')[0])
    : [];
  return [told, ...names].join(' ');
}

/** The approximate stem of a word: "seizure", "seized" and "seizing" all begin with "seiz". */
export const toStem = (word: string) =>
  word.length < 5 ? word : word.replace(/(?:ures?|ings?|ed|es|s)$/, '');

/**
 * Whether each word starts a word of the text: "rate" matches "vacancy rate", but not "moderate".
 */
const beginsAll = (text: string, words: readonly string[]) => {
  const all = text.toLowerCase().split(/[^a-z0-9]+/);
  return words.every((word) => all.some((each) => each.startsWith(word)));
};

/** `vacancy rate` for `vacancyRate`. */
const toPlainWords = (key: string) => key.replaceAll(/([A-Z])/g, ' $1').toLowerCase();

const holdsAll = (text: string, words: readonly string[]) =>
  words.every((word) => text.toLowerCase().includes(word));
