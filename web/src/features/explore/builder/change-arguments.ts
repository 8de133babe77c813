import {
  getNamedType,
  getNullableType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  Kind,
  type ObjectValueNode,
  type ValueNode,
} from 'graphql';

import { addInBrackets, type OpenQuestion, removeInBrackets, withText } from './open-question.js';
import type { Plain, TextRange, WrittenQuestion } from './question.type.js';
import { rangeOf } from './read-document.js';
import { findArgument, valueOf } from './read-values.js';
import { insertInto, removeFrom, replaceIn } from './text-edits.js';

/** Writes a plain value as its type requires: an enum value bare, and text in quotation marks. */
export function writePlain(value: Plain, type: GraphQLInputType | undefined): string {
  return type !== undefined && isEnumType(getNamedType(type))
    ? String(value)
    : JSON.stringify(value);
}

/** The type of an argument of the question. */
export function argumentType(
  { asked, schema }: OpenQuestion,
  name: string,
): GraphQLInputType | undefined {
  const field = schema.getQueryType()?.getFields()[asked.field.name.value];
  return field?.args.find((argument) => argument.name === name)?.type;
}

/** The type of a field of an input object. */
export function inputType(
  type: GraphQLInputType | undefined,
  field: string,
): GraphQLInputType | undefined {
  const object = type === undefined ? undefined : getNamedType(type);
  return isInputObjectType(object) ? object.getFields()[field]?.type : undefined;
}

export function isList(type: GraphQLInputType | undefined): boolean {
  return type !== undefined && isListType(getNullableType(type));
}

/** Adds an argument after the others. The first one gets lines of its own, in new brackets. */
export function addArgument(
  { text, variables, asked }: OpenQuestion,
  source: string,
): WrittenQuestion {
  const { field } = asked;
  const nodes = field.arguments ?? [];
  if (nodes.length > 0)
    return { variables, text: addInBrackets(text, nodes, { source, behind: 0 }) };
  const at = rangeOf(field.name).to;
  return {
    variables,
    text: replaceIn(text, { from: at, to: at }, `(\n${source.replaceAll(/^/gm, '    ')}\n  )`),
  };
}

export function removeArgument(
  { text, variables, asked }: OpenQuestion,
  name: string,
): WrittenQuestion | null {
  const nodes = asked.field.arguments ?? [];
  const node = findArgument(asked.field, name);
  return node === undefined ? null : { variables, text: removeInBrackets(text, nodes, node) };
}

/**
 * Sets an argument to one plain value, or removes it if that is null. If the argument is a
 * variable, the variable is set.
 */
export function setArgument(
  question: OpenQuestion,
  name: string,
  value: Plain | null,
): WrittenQuestion | null {
  if (value === null) return removeArgument(question, name);
  const argument = findArgument(question.asked.field, name);
  const source = writePlain(value, argumentType(question, name));
  if (argument === undefined) return addArgument(question, `${name}: ${source}`);
  if (argument.value.kind === Kind.VARIABLE)
    return setVariable(question, argument.value.name.value, value);
  return withText(question, replaceIn(question.text, rangeOf(argument.value), source));
}

export function setVariable(
  { text, variables }: WrittenQuestion,
  name: string,
  value: unknown,
): WrittenQuestion {
  return { text, variables: { ...variables, [name]: value } };
}

interface ListChange {
  readonly node: ValueNode;
  readonly type: GraphQLInputType | undefined;
  readonly values: readonly Plain[];
}

/**
 * Makes a written list contain these values: values that it already has stay as they are, and new
 * ones are added at the end. Null if nothing changes.
 */
export function setList(
  question: OpenQuestion,
  { node, type, values }: ListChange,
): WrittenQuestion | null {
  const { text, scope } = question;
  if (node.kind === Kind.VARIABLE) {
    const isSame = JSON.stringify(scope.get(node.name.value)) === JSON.stringify(values);
    return isSame ? null : setVariable(question, node.name.value, values);
  }
  const write = (value: Plain) => writePlain(value, type);
  if (node.kind !== Kind.LIST) {
    const value = valueOf(node, scope);
    const isSame = values.length === 1 && value === values[0];
    return isSame
      ? null
      : withText(question, replaceIn(text, rangeOf(node), `[${values.map(write).join(', ')}]`));
  }
  const held = node.values.map((entry) => valueOf(entry, scope));
  const gone = node.values.find(
    (entry, index) =>
      !values.some((value) => value === held[index]) || held.indexOf(held[index]) !== index,
  );
  if (gone !== undefined) return withText(question, removeFrom(text, rangeOf(gone)));
  const next = values.find((value) => !held.includes(value));
  if (next !== undefined) return withText(question, addToList(text, node, write(next)));
  return null;
}

/** Adds an entry at the end of a list; a single value gets brackets first. */
export function addToList(text: string, node: ValueNode, source: string): string {
  const range = rangeOf(node);
  if (node.kind !== Kind.LIST)
    return replaceIn(text, range, `[${text.slice(range.from, range.to)}, ${source}]`);
  return insertInto(
    text,
    { list: range, entries: node.values.map(rangeOf), at: node.values.length },
    source,
  );
}

/** Adds a field at the end of an object. */
export function addToObject(text: string, node: ObjectValueNode, source: string): string {
  return insertInto(
    text,
    { list: rangeOf(node), entries: node.fields.map(rangeOf), at: node.fields.length },
    source,
  );
}

/** Declares a variable. */
export function addVariable(
  question: OpenQuestion,
  { name, type, value }: { readonly name: string; readonly type: string; readonly value: unknown },
): WrittenQuestion {
  const { text, asked } = question;
  const { operation } = asked;
  const nodes = operation.variableDefinitions ?? [];
  const variables = { ...question.variables, [name]: value };
  const source = `$${name}: ${type}`;
  if (nodes.length > 0)
    return { variables, text: addInBrackets(text, nodes, { source, behind: 0 }) };
  const from = rangeOf(operation).from;
  if (text[from] === '{')
    return { variables, text: replaceIn(text, { from, to: from }, `query (${source}) `) };
  const at: TextRange =
    operation.name === undefined ? { from, to: from + 'query'.length } : rangeOf(operation.name);
  const gap = operation.name === undefined ? ' ' : '';
  return { variables, text: replaceIn(text, { from: at.to, to: at.to }, `${gap}(${source})`) };
}
