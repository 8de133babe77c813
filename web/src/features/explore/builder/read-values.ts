import {
  type ArgumentNode,
  type FieldNode,
  Kind,
  type ObjectFieldNode,
  type OperationDefinitionNode,
  valueFromASTUntyped,
  type ValueNode,
} from 'graphql';

import type { Plain, Setting } from './question.type.js';
import { rangeOf } from './read-document.js';

/** The current values of a question's variables: those given, else the defaults in the text. */
export type Scope = ReadonlyMap<string, unknown>;

/** Reads the value of each variable; variables without a value are left out. */
export function readScope(
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Scope {
  const known = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) => {
    const name = variable.name.value;
    const given = variables[name];
    if (given !== undefined) return [[name, given] as const];
    return defaultValue === undefined ? [] : [[name, valueFromASTUntyped(defaultValue)] as const];
  });
  return new Map(known);
}

export function isPlain(value: unknown): value is Plain {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** The argument with this name; undefined if there is none. */
export function findArgument(
  field: Pick<FieldNode, 'arguments'>,
  name: string,
): ArgumentNode | undefined {
  return field.arguments?.find((argument) => argument.name.value === name);
}

/** The field with this name in a written object; undefined if there is none. */
export function findEntry(node: ValueNode | undefined, name: string): ObjectFieldNode | undefined {
  return node?.kind === Kind.OBJECT
    ? node.fields.find((field) => field.name.value === name)
    : undefined;
}

/** The values of a written list; a single value counts as a list. */
export function entriesOf(node: ValueNode): readonly ValueNode[] {
  return node.kind === Kind.LIST ? node.values : [node];
}

/** The names of the variables in a value. */
export function variablesIn(node: ValueNode): readonly string[] {
  switch (node.kind) {
    case Kind.VARIABLE:
      return [node.name.value];
    case Kind.LIST:
      return node.values.flatMap(variablesIn);
    case Kind.OBJECT:
      return node.fields.flatMap(({ value }) => variablesIn(value));
    default:
      return [];
  }
}

/** The plain form of a value; undefined if a variable in it has no value. */
export function valueOf(node: ValueNode, scope: Scope): unknown {
  if (variablesIn(node).some((name) => !scope.has(name))) return undefined;
  return valueFromASTUntyped(node, Object.fromEntries(scope));
}

/**
 * A list of plain values; null if the value is unknown or anything else. A single value counts as a
 * list.
 */
export function plainsOf(node: ValueNode, scope: Scope): readonly Plain[] | null {
  const value = valueOf(node, scope);
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.every(isPlain) ? list : null;
}

/** An argument with one plain value. Null if it is missing or is anything else. */
export function readSetting<Value extends Plain>(
  argument: ArgumentNode | undefined,
  scope: Scope,
  isValue: (value: unknown) => value is Value,
): Setting<Value> | null {
  if (argument === undefined) return null;
  const value = valueOf(argument.value, scope);
  const variable = argument.value.kind === Kind.VARIABLE ? argument.value.name.value : null;
  return isValue(value) ? { value, variable, range: rangeOf(argument) } : null;
}

export const isText = (value: unknown): value is string => typeof value === 'string';
export const isNumber = (value: unknown): value is number => typeof value === 'number';
export const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
