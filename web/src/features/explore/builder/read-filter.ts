import { Kind, type ObjectFieldNode, type ValueNode } from 'graphql';

import {
  type Condition,
  type FilterPart,
  type FilterPath,
  type FilterText,
  type Operator,
  operators,
  type WrittenTest,
} from './question.type.js';
import { rangeOf } from './read-document.js';
import { entriesOf, plainsOf, type Scope, variablesIn } from './read-values.js';

interface Place {
  readonly path: FilterPath;
  /**
   * The group around a part. Alternatives are shown only in the whole filter, and a negation also
   * in alternatives.
   */
  readonly within: 'WHOLE' | 'ANY' | 'NOT';
  readonly scope: Scope;
  readonly text: string;
}

/** Reads a filter part by part. Parts nested deeper than the builder shows stay as text. */
export function readFilter(
  where: ValueNode,
  { scope, text }: Pick<Place, 'scope' | 'text'>,
): readonly FilterPart[] {
  return readObject(where, { path: [], within: 'WHOLE', scope, text });
}

function readObject(node: ValueNode, place: Place): readonly FilterPart[] {
  if (node.kind === Kind.NULL) return [];
  if (node.kind !== Kind.OBJECT) return [toText(node, place)];
  return node.fields.flatMap((field) => readField(field, place));
}

function readField(field: ObjectFieldNode, place: Place): readonly FilterPart[] {
  const name = field.name.value;
  const { value } = field;
  if (value.kind === Kind.NULL) return [];
  const path = [...place.path, name];
  const inside = { ...place, path };
  if (name === 'and' && value.kind !== Kind.VARIABLE) {
    // Conditions that must all hold can just as well be side by side.
    return entriesOf(value).flatMap((entry, index) =>
      readObject(entry, { ...place, path: [...path, index] }),
    );
  }
  if (name === 'or') return [readAlternatives(field, inside) ?? toText(field, place)];
  if (name === 'not') return [readNot(field, inside) ?? toText(field, place)];
  return [name === 'and' ? null : readCondition(field, inside)].map(
    (found) => found ?? toText(field, place),
  );
}

function readAlternatives({ value, ...field }: ObjectFieldNode, place: Place): FilterPart | null {
  if (place.within !== 'WHOLE' || value.kind === Kind.VARIABLE) return null;
  const entries = entriesOf(value);
  if (
    entries.length === 0 ||
    !entries.every((entry) => entry.kind === Kind.OBJECT && entry.fields.length > 0)
  )
    return null;
  const branches = entries.map((entry, index) =>
    readObject(entry, { ...place, path: [...place.path, index], within: 'ANY' }),
  );
  return branches.some((branch) => branch.length === 0)
    ? null
    : { kind: 'ANY', branches, path: place.path, range: rangeOf(field) };
}

function readNot({ value, ...field }: ObjectFieldNode, place: Place): FilterPart | null {
  if (place.within === 'NOT' || value.kind !== Kind.OBJECT) return null;
  const inside = readObject(value, { ...place, within: 'NOT' });
  if (inside.length === 0) return null;
  return { kind: 'NOT', branches: [inside], path: place.path, range: rangeOf(field) };
}

function readCondition(
  { value, name, ...field }: ObjectFieldNode,
  { path, scope }: Place,
): Condition | null {
  if (value.kind !== Kind.OBJECT) return null;
  const tests = value.fields
    .filter((test) => test.value.kind !== Kind.NULL)
    .map((test) => readTest(test, scope));
  if (tests.length === 0 || tests.some((test) => test === null)) return null;
  return {
    kind: 'CONDITION',
    field: name.value,
    tests: tests.filter((test) => test !== null),
    path,
    range: rangeOf(field),
  };
}

function readTest({ name, value }: ObjectFieldNode, scope: Scope): WrittenTest | null {
  const operator = toOperator(name.value);
  if (operator === null) return null;
  const variables = variablesIn(value);
  const values = plainsOf(value, scope);
  // A variable may have no value yet; a written value must be valid.
  if (values === null && variables.every((variable) => scope.has(variable))) return null;
  return { operator, values: values ?? [], variables };
}

function toOperator(name: string): Operator | null {
  return operators.find((operator) => operator === name) ?? null;
}

function toText(node: ObjectFieldNode | ValueNode, { text }: Place): FilterText {
  const range = rangeOf(node);
  return {
    kind: 'TEXT',
    text: text.slice(range.from, range.to).replaceAll(/#.*$/gm, '').replaceAll(/\s+/g, ' ').trim(),
    range,
  };
}

/** All conditions of a filter, including conditions in groups. */
export function conditionsOf(parts: readonly FilterPart[]): readonly Condition[] {
  return parts.flatMap((part) => {
    if (part.kind === 'TEXT') return [];
    return part.kind === 'CONDITION' ? [part] : part.branches.flatMap(conditionsOf);
  });
}
