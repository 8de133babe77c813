import {
  getNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isObjectType,
} from 'graphql';

import { nameWords, typeWords } from '#features/explore/editor/schema-words.js';

/** A word that a text can use: its name, where it belongs, and what it means. */
export interface SchemaWord {
  /** The word as written in a text. */
  readonly word: string;
  /** The name of the word for people. */
  readonly name: string;
  /** The type that the word belongs to, such as "a row of figures". */
  readonly within: string;
  readonly description: string;
  /** The text to write when the word is chosen. */
  readonly insert: string;
}

/** Types whose fields cannot be part of a question. */
const left: ReadonlySet<string> = new Set(['Mutation', 'Subscription']);

/**
 * Every word of the schema that a question can use, once for each place: measures first, then root
 * fields.
 */
export function listWords(schema: GraphQLSchema): readonly SchemaWord[] {
  const words = Object.values(schema.getTypeMap()).flatMap((type): readonly SchemaWord[] => {
    if (type.name.startsWith('__') || left.has(type.name) || /(?:Input|Payload)$/.test(type.name))
      return [];
    const within = typeWords(type.name);
    if (isObjectType(type)) {
      return Object.values(type.getFields()).map((field) => {
        const hasParts = isObjectType(getNamedType(field.type));
        const { name: word, description } = field;
        return {
          word,
          name: nameWords(word),
          within,
          description: description ?? nameWords(word),
          insert: hasParts ? `${word} {  }` : word,
        };
      });
    }
    if (isInputObjectType(type)) {
      return Object.values(type.getFields()).map(({ name: word, description }) => {
        return {
          word,
          name: nameWords(word),
          within,
          description: description ?? nameWords(word),
          insert: `${word}: `,
        };
      });
    }
    if (!isEnumType(type)) return [];
    return type.getValues().map(({ name: word, description }) => {
      const name = description?.split('. ')[0]?.replace(/\.$/, '') ?? nameWords(word);
      return {
        word,
        name: name.length > 60 ? nameWords(word) : name,
        within,
        description: description ?? name,
        insert: word,
      };
    });
  });
  const rank = ({ within }: SchemaWord) => order.indexOf(within) + 1 || order.length + 1;
  return words.toSorted((a, b) => rank(a) - rank(b));
}

const order = [
  'a row of figures',
  'the list of questions',
  'the dimensions',
  'the filter',
  'a figure',
  'a table of figures',
  'the key of a row',
];

/**
 * Words that match all search words in name, place or meaning; words whose name starts with the
 * first search word come first.
 */
export function findWords(
  words: readonly SchemaWord[],
  text: string,
  most: number,
): readonly SchemaWord[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return words.slice(0, most);
  const score = ({ word, name }: SchemaWord) => {
    const [first = ''] = wanted;
    if (word.toLowerCase() === first || name.toLowerCase() === first) return 0;
    return word.toLowerCase().startsWith(first) || name.toLowerCase().startsWith(first) ? 1 : 2;
  };
  const holds = ({ word, name, within, description }: SchemaWord) => {
    const all = `${word} ${name} ${within} ${description}`.toLowerCase();
    return wanted.every((each) => all.includes(each));
  };
  const all = words.filter(holds);
  return (all.length > 0 ? all : holdMost(words, wanted))
    .toSorted((a, b) => score(a) - score(b))
    .slice(0, most);
}

/**
 * If no word matches all search words, the words with most of them in their name, singular or
 * plural: "drug trafficking" finds drugs, and human trafficking.
 */
function holdMost(words: readonly SchemaWord[], wanted: readonly string[]): readonly SchemaWord[] {
  const stems = wanted.filter((each) => each.length > 2).map((each) => each.replace(/s$/, ''));
  const counted = words.map((entry) => {
    const all = `${entry.word} ${entry.name}`.toLowerCase();
    return { entry, held: stems.filter((stem) => all.includes(stem)).length };
  });
  const best = Math.max(1, ...counted.map(({ held }) => held));
  return counted.flatMap(({ entry, held }) => (held === best ? [entry] : []));
}
