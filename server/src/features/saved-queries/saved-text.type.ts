import {
  type DocumentNode,
  getLocation,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  type SelectionSetNode,
  specifiedRules,
  type TypeNode,
  validate,
} from 'graphql';

import type { Json } from '#domain/json.js';
import type { Problem } from '#domain/problem.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { refuseLongText } from '#domain/saved-queries/read-content.js';
import type { SavedContent } from '#domain/saved-queries/saved-query.js';
import { type Declared, fillVariables, type Given } from '#domain/saved-queries/variables.js';
import type { SelectedField } from '#domain/selected-field.js';
import { limitOperations, limits } from '#graphql/operations/limits.js';
import { readAskedFields } from '#graphql/operations/selected-fields.js';

/** A valid text of one query, whether or not it can be asked today. */
export interface ParsedText {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** The variables of the text, in order. */
  readonly declared: readonly Declared[];
}

export type TextReading =
  | { readonly ok: true; readonly parsed: ParsedText }
  | { readonly ok: false; readonly problem: Problem };

/** Parses a text to save, or says why it cannot be saved. */
export function parseText(text: string): TextReading {
  const long = refuseLongText(text);
  if (long) return { ok: false, problem: long };
  const read = tryToParse(text);
  if (!read.ok) return refuse(read.sentence);
  const { document } = read;
  const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  const [operation, ...others] = operations;
  if (fragments.length > limits.fragments)
    return refuse(
      `The text defines ${fragments.length} fragments. At most ${limits.fragments} are allowed.`,
    );
  if (operation === undefined)
    return refuse('The text has no query. Begin it with { or with query.');
  if (others.length > 0)
    return refuse(
      `The text contains ${operations.length} questions. Save each of them separately.`,
    );
  if (operation.operation !== OperationTypeNode.QUERY)
    return refuse(
      'Only queries can be saved, and this text has a mutation or a subscription. Begin it with query.',
    );
  const declared = (operation.variableDefinitions ?? []).map(
    ({ variable, type, defaultValue }) => ({
      name: variable.name.value,
      type: nameOf(type),
      isList: (type.kind === Kind.NON_NULL_TYPE ? type.type : type).kind === Kind.LIST_TYPE,
      isRequired: type.kind === Kind.NON_NULL_TYPE && defaultValue === undefined,
    }),
  );
  return { ok: true, parsed: { document, operation, declared } };
}

type Parsed =
  | { readonly ok: true; readonly document: DocumentNode }
  | { readonly ok: false; readonly sentence: string };

function tryToParse(text: string): Parsed {
  try {
    return { ok: true, document: parse(text, { maxLexicalTokens: limits.tokens }) };
  } catch (error) {
    if (error instanceof GraphQLError) return { ok: false, sentence: describeSyntax(error) };
    if (error instanceof RangeError)
      return {
        ok: false,
        sentence: 'The text is nested too deeply to be read. Nest it less deeply.',
      };
    throw error;
  }
}

function describeSyntax({ message, locations }: GraphQLError): string {
  const what = message.replace(/^Syntax Error: /, '').replace(/[.]$/, '');
  const line = locations?.[0]?.line;
  return line === undefined
    ? `The text is not finished: ${what}.`
    : `Line ${line} is not finished: ${what}.`;
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}

function refuse(message: string): TextReading {
  return { ok: false, problem: { field: 'text', message } };
}

/** What prevents a text from being asked today, and where. */
export interface FoundProblem {
  readonly message: string;
  readonly line: number | null;
  readonly column: number | null;
  /** The nearest existing name; empty if none is near. */
  readonly nearest: readonly string[];
}

/** The maximum number of problems reported for one text. */
const MAX_PROBLEMS = 20;

/**
 * Checks a text against the current schema: a measure, a field or a value that is gone is named,
 * with the nearest existing one.
 */
export function findTextProblems(
  { document }: Pick<ParsedText, 'document'>,
  schema: GraphQLSchema,
): readonly FoundProblem[] {
  return validate(schema, document, [...specifiedRules, ...limitOperations()], {
    maxErrors: MAX_PROBLEMS,
  }).map((error) => {
    const [node] = error.nodes ?? [];
    const place = node?.loc ? getLocation(node.loc.source, node.loc.start) : null;
    const at = place ?? error.locations?.[0] ?? null;
    return {
      message: describeProblem(error.message),
      line: at?.line ?? null,
      column: at?.column ?? null,
      nearest: nearestIn(error.message),
    };
  });
}

/** Describes a problem in our own words. */
function describeProblem(message: string): string {
  const [, field, type] = /^Cannot query field "([^"]*)" on type "([^"]*)"/.exec(message) ?? [];
  if (field !== undefined && type !== undefined) {
    const what = measureTypes.has(type)
      ? `There is no measure "${field}"`
      : `${type} has no field "${field}"`;
    return `${what} any more.${offer(nearestIn(message))}`;
  }
  const [, value, list] = /^Value "([^"]*)" does not exist in "([^"]*)" enum/.exec(message) ?? [];
  if (value !== undefined && list !== undefined)
    return `${list} has no "${value}" any more.${offer(nearestIn(message))}`;
  return message;
}

/** Types whose fields are measures. */
const measureTypes: ReadonlySet<string> = new Set(['FigureRow']);

function nearestIn(message: string): readonly string[] {
  const [, offered = ''] = /Did you mean (.*)\?$/.exec(message) ?? [];
  return [...offered.matchAll(/"([^"]+)"/g)].flatMap(([, name]) => name ?? []);
}

function offer(nearest: readonly string[]): string {
  return nearest[0] === undefined ? '' : ` The nearest is "${nearest[0]}".`;
}

/** A saved text with values for its variables. */
export interface TextQuestion {
  readonly parsed: ParsedText;
  /** The values of the variables, as received. */
  readonly variables: Readonly<Record<string, Json>>;
  /** Everything that the question asks for, with these values. */
  readonly fields: readonly SelectedField[];
}

export type QuestionReading =
  | { readonly ok: true; readonly asked: TextQuestion }
  | { readonly ok: false; readonly reason: string };

interface Setting {
  readonly schema: GraphQLSchema;
  readonly referenceData: ReferenceData;
  readonly given?: Given;
}

const nothingGiven: Given = { values: {}, scope: {} };

/** A saved question as it can be asked today with some values, or why it cannot. */
export function readAskedText(
  { text, variables }: Pick<SavedContent, 'text' | 'variables'>,
  setting: Setting,
): QuestionReading {
  const { schema, referenceData, given = nothingGiven } = setting;
  const read = parseText(text);
  if (!read.ok) return { ok: false, reason: read.problem.message };
  const { parsed } = read;
  const [problem] = findTextProblems(parsed, schema);
  if (problem)
    return {
      ok: false,
      reason: problem.line === null ? problem.message : `Line ${problem.line}: ${problem.message}`,
    };
  const values = fillVariables(parsed.declared, variables, { given, referenceData });
  const { operation, document } = parsed;
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], {
    ...values,
  });
  if (!coerced)
    return { ok: false, reason: describeVariable(errors[0]?.message ?? 'A variable is wrong') };
  const fields = readAskedFields({ schema, document, operation, variables: coerced });
  return { ok: true, asked: { parsed, variables: values, fields } };
}

function describeVariable(message: string): string {
  const [, missing] =
    /^Variable "\$(\w+)" of required type "[^"]*" was not provided/.exec(message) ?? [];
  if (missing !== undefined)
    return `$${missing} has no value, and the question needs one. Give it one.`;
  return `${message.replace(/^Variable "\$(\w+)"/, '$$$1').replace(/[.]$/, '')}.`;
}

/**
 * Why a saved question cannot be a block; null if it can, whether or not all variables have values.
 */
export function refuseBlockOf(
  { text }: Pick<SavedContent, 'text'>,
  { schema }: Pick<Setting, 'schema'>,
): string | null {
  const read = parseText(text);
  if (!read.ok) return read.problem.message;
  const { parsed } = read;
  const [problem] = findTextProblems(parsed, schema);
  if (problem) return problem.message;
  const asked = fieldsOf(parsed);
  const [only, ...others] = asked;
  if (only === 'figures' && others.length === 0) return null;
  return 'Only a saved question that is one question for figures can be pinned. Open it to see its answer.';
}

/** The fields of Query in a text, including those in fragments. */
function fieldsOf({ document, operation }: ParsedText): readonly string[] {
  const inSet = (set: SelectionSetNode, seen: ReadonlySet<string>): readonly string[] =>
    set.selections.flatMap((node): readonly string[] => {
      if (node.kind === Kind.FIELD)
        return node.name.value === '__typename' ? [] : [node.name.value];
      if (node.kind === Kind.INLINE_FRAGMENT) return inSet(node.selectionSet, seen);
      const name = node.name.value;
      const fragment = document.definitions.find(
        (each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === name,
      );
      return seen.has(name) || fragment?.kind !== Kind.FRAGMENT_DEFINITION
        ? []
        : inSet(fragment.selectionSet, new Set([...seen, name]));
    });
  return inSet(operation.selectionSet, new Set());
}
