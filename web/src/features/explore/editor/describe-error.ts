import {
  type ASTNode,
  type GraphQLError,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isObjectType,
} from 'graphql';

import { capitalise } from '#lib/format.js';

import { isMeasureOwner, typeWords } from './schema-words.js';
import type { Fix, TextProblem } from './text-problem.type.js';

/** The library's name for the end of a text. */
const END = '<EOF>';

/** A syntax error with its position, in words that people know. */
export function describeSyntax(error: GraphQLError, text: string): TextProblem {
  const from = Math.min(error.positions?.[0] ?? text.length, text.length);
  const line = text.slice(0, from).split('\n').length;
  const [, expected = null, found = ''] = /Expected (.+), found (.+)\.$/s.exec(error.message) ?? [];
  const wanted = expected === null ? null : expectedWords(expected);
  const word = /^\S+/.exec(text.slice(from))?.[0] ?? '';
  const sentence = toSyntaxSentence({
    wanted,
    isAtEnd: found === END || from >= text.trimEnd().length,
    found: word.slice(0, 20),
    error,
  });
  const to = Math.min(
    from + Math.max(/^\w+/.exec(text.slice(from))?.[0].length ?? 1, 1),
    text.length,
  );
  return {
    from: from === text.length ? Math.max(from - 1, 0) : from,
    to: Math.max(to, 1),
    line,
    sentence,
    fixes: statements.test(text)
      ? [
          {
            label: 'Clear the text and use the builder',
            from: 0,
            to: text.length,
            insert: '',
          },
        ]
      : [],
  };
}

/** How a text in SQL starts. */
const statements = /^\s*(?:select|with|insert|update|delete)\b/i;

interface SyntaxFound {
  readonly wanted: string | null;
  readonly isAtEnd: boolean;
  readonly found: string;
  readonly error: GraphQLError;
}

function toSyntaxSentence({ wanted, isAtEnd, found, error }: SyntaxFound): string {
  if (statements.test(error.source?.body ?? ''))
    return 'This looks like SQL, but questions are written in GraphQL. Clear the text and choose a measure in the builder: the text is written for you.';
  if (isAtEnd) return `This is not finished: ${wanted ?? 'more'} is missing at the end.`;
  if (wanted !== null) return `This is not finished: ${wanted} is missing before “${found}”.`;
  if (error.message.includes('Unexpected')) return `“${found}” is not allowed here.`;
  return error.message.replace('Syntax Error: ', '');
}

function expectedWords(expected: string): string {
  if (expected === 'Name') return 'a name';
  return `a ${expected.replaceAll('"', '')}`.replace(/^a ([}\]):{(])$/, '$1');
}

interface ErrorContext {
  readonly text: string;
  readonly schema: GraphQLSchema;
}

/** A validation error with its position, in words that people know. */
export function describeError(error: GraphQLError, { text, schema }: ErrorContext): TextProblem {
  const node = error.nodes?.[0];
  const { from, to } = placeOf(node, error, text);
  const { sentence, suggested } = reword(error.message, schema);
  const [, selection = null] = /in braces after it, such as (\{.+\})\.$/.exec(sentence) ?? [];
  const [, filter = null] = /needs braces around it: (\{.+\})\.$/.exec(sentence) ?? [];
  const fixes: readonly Fix[] =
    suggested !== null
      ? [{ label: `Use ${suggested}`, from, to, insert: suggested }]
      : selection !== null
        ? [{ label: `Write ${selection}`, from: to, to, insert: ` ${selection}` }]
        : filter !== null
          ? [{ label: `Write ${filter}`, from, to, insert: filter }]
          : [];
  return { from, to, line: text.slice(0, from).split('\n').length, sentence, fixes };
}

/** The range of the word that an error is about: a field's name, without its selection. */
function placeOf(
  node: ASTNode | undefined,
  error: GraphQLError,
  text: string,
): { readonly from: number; readonly to: number } {
  const named = node !== undefined && 'name' in node ? node.name : node;
  const from = named?.loc?.start ?? error.positions?.[0] ?? 0;
  const end = named?.loc?.end ?? from + 1;
  const line = text.indexOf('\n', from);
  return { from, to: Math.max(Math.min(end, line === -1 ? text.length : line), from) };
}

export interface Reworded {
  readonly sentence: string;
  /** The word that was probably meant; null if none is similar. */
  readonly suggested: string | null;
}

/**
 * The usual selection for a type with fields: for a figure its text and flags, for anything else
 * its name.
 */
function selectionOf(type: string, schema: GraphQLSchema): string {
  const found = schema.getType(type);
  const fields = isObjectType(found) ? found.getFields() : {};
  if (type === 'Figure') return '{ value text flags }';
  const wanted =
    ['name', 'key', 'code', 'text', 'id'].find((name) => Object.hasOwn(fields, name)) ??
    Object.keys(fields)[0];
  return wanted === undefined ? '{ … }' : `{ ${wanted} }`;
}

const unknownValue = /^Value "(\w+)" does not exist in "(\w+)" enum/;

/** The maximum number of values listed in a sentence. */
const MAX_LISTED = 12;

function valuesOf(type: string, schema: GraphQLSchema): readonly string[] {
  const found = schema.getType(type);
  return isEnumType(found) ? found.getValues().map(({ name }) => name) : [];
}

/** The enum value that starts with the written text; null if there is none, or more than one. */
function findBegun(message: string, schema: GraphQLSchema): string | null {
  const [, written = '', type = ''] = unknownValue.exec(message) ?? [];
  const begun = valuesOf(type, schema).filter(
    (value) => written !== '' && value.startsWith(written.toUpperCase()),
  );
  return begun.length === 1 ? (begun[0] ?? null) : null;
}

/**
 * All values of a short enum, if the text uses a value that does not exist, so that nobody has to
 * remember them; empty for any other message.
 */
function listValues(message: string, schema: GraphQLSchema): string {
  const [, type = ''] = unknownValue.exec(message)?.slice(1) ?? [];
  const values = valuesOf(type, schema);
  return values.length === 0 || values.length > MAX_LISTED
    ? ''
    : ` Write one of ${values.join(', ')}.`;
}

/** A hint for a word that resembles nothing in the schema. */
function advise(message: string, schema: GraphQLSchema): string {
  const [, owner = ''] = /^Cannot query field "\w+" on type "(\w+)"/.exec(message) ?? [];
  return isMeasureOwner(owner, schema)
    ? ' The builder finds measures by what they are about.'
    : listValues(message, schema);
}

/** The library's error messages, each with our wording. Other messages stay as they are. */
const wordings: readonly (readonly [
  RegExp,
  (found: readonly string[], schema: GraphQLSchema) => string,
])[] = [
  [
    /^Cannot query field "(\w+)" on type "(\w+)"/,
    ([name = '', type = ''], schema) =>
      isMeasureOwner(type, schema)
        ? `There is no measure ${name}.`
        : `There is no ${name} in ${typeWords(type)}.`,
  ],
  [
    unknownValue,
    ([value = '', type = '']) => {
      const list = typeWords(type);
      return `${value} is not ${list.startsWith('the ') ? 'one' : 'a value'} of ${list}.`;
    },
  ],
  [
    /^Expected value of type "(\w+)!?", found ("[^"]*"|\w+)\.$/,
    ([type = '', value = ''], schema) => describeBareValue(type, value, schema),
  ],
  [
    /^Enum "\w+" cannot represent non-enum value: "(\w+)"/,
    ([value = '']) => `${value} is a value of a list: write it without quotes.`,
  ],
  [
    /^Unknown argument "(\w+)" on field "(?:\w+\.)?(\w+)"/,
    ([name = '', field = '']) => `${field} has no argument called ${name}.`,
  ],
  [
    /^Field "(\w+)" is not defined by type "(\w+)"/,
    ([name = '', type = '']) => `There is no ${name} in ${typeWords(type)}.`,
  ],
  [
    /^Field "(\w+)" of type "\W*(\w+)\W*" must have a selection of subfields/,
    ([name = '', type = ''], schema) =>
      `Choose fields of ${name}, in braces after it, such as ${selectionOf(type, schema)}.`,
  ],
  [
    /^Field "(\w+)" must not have a selection since/,
    ([name = '']) => `${name} has no fields to choose.`,
  ],
  [
    /^Variable "\$(\w+)" is not defined/,
    ([name = '']) => `$${name} is used but not declared in the first line.`,
  ],
  [
    /^Variable "\$(\w+)" of (?:required|non-null) type ".+" (?:was not provided|must not be null)/,
    ([name = '']) => `$${name} has no value yet. Give it one in the strip above.`,
  ],
  [
    /^Variable "\$(\w+)" got invalid value .+?; (\w+) cannot represent (.+?): (.+)$/s,
    ([name = '', type = '', why = '', value = '']) => `$${name}: ${denyValue(type, why, value)}`,
  ],
  [
    /^Variable "\$(\w+)" got invalid value .+?; (.+)$/s,
    ([name = '', why = '']) => `$${name}: ${why}`,
  ],
  // The position is left out: it is shown next to the message.
  [/^where(?:\.[\w.[\]]+)?: (.+)$/s, ([why = '']) => capitalise(why)],
  [/^Variable "\$(\w+)" is never used/, ([name = '']) => `$${name} is declared but never used.`],
  [
    /^Variable "\$(\w+)" of type "(.+)" used in position expecting type "(.+)"/,
    ([name = '', is = '', wanted = '']) =>
      wanted === `${is}!`
        ? `$${name} may be left out, but a value is needed where it is used: declare it as ${wanted}.`
        : `$${name} is declared as ${is}, but ${wanted} is needed where it is used.`,
  ],
  [/^Unknown fragment "(\w+)"/, ([name = '']) => `There is no fragment ${name}.`],
  [/^Fragment "(\w+)" is never used/, ([name = '']) => `The fragment ${name} is never used.`],
  [
    /^This anonymous operation must be/,
    () => 'Several questions in one text each need a name, such as query Areas { … }.',
  ],
  [/^Unknown type "(\w+)"/, ([name = '']) => `There is no type ${name}.`],
  [
    /^(?:Field "\w+" argument|Field|Argument) "(\w+)".*of (?:required )?type ".+" (?:is required|was not provided)/,
    ([name = '']) => `${name} is required.`,
  ],
  [
    /^Must provide operation name/,
    () =>
      'This text has several questions. Start each on a new line and put the cursor in the one to run.',
  ],
  [
    /^(\w+) cannot represent (.+?): (.+?)\.?$/s,
    ([type = '', why = '', value = '']) => capitalise(denyValue(type, why, value)),
  ],
];

/**
 * Describes a value where a filter is expected, with the filter usually meant: for a place,
 * everything inside it.
 */
function describeBareValue(type: string, value: string, schema: GraphQLSchema): string {
  const found = schema.getType(type);
  const fields = isInputObjectType(found) ? found.getFields() : {};
  const name = ['within', 'in'].find((each) => Object.hasOwn(fields, each));
  return name === undefined
    ? `${value} is not ${typeWords(type)}.`
    : `${value} needs braces around it: { ${name}: [${value}] }.`;
}

/** Says why a value is not of the expected type, such as a text in place of a number. */
function denyValue(type: string, why: string, value: string): string {
  if (why.includes('32-bit')) return `${value} is too large or too small a number.`;
  return `${value} is not ${type === 'Boolean' ? 'true or false' : `a ${typeWords(type)}`}.`;
}

/** An error in words that people know; the original message if there are none for it. */
export function reword(message: string, schema: GraphQLSchema): Reworded {
  const [, suggested = findBegun(message, schema)] =
    /Did you mean (?:the enum value )?"([\w$]+)"/.exec(message) ?? [];
  for (const [pattern, say] of wordings) {
    const found = pattern.exec(message);
    if (found === null) continue;
    const sentence = say(found.slice(1), schema);
    return {
      sentence: `${sentence}${suggested === null ? advise(message, schema) : ` Do you mean ${suggested}?`}`,
      suggested,
    };
  }
  return { sentence: message, suggested };
}

/**
 * The name of an enum value: the first sentence of its description in the schema, or else its code.
 */
export function nameOfValue(schema: GraphQLSchema, type: string, value: string): string {
  const found = schema.getType(type);
  const description = isEnumType(found) ? found.getValue(value)?.description : null;
  return description?.split('. ')[0]?.replace(/\.$/, '') ?? value;
}
