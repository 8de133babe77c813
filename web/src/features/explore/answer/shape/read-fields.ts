import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';

import { toCurrentName } from './renamed-fields.js';

/** A field in a text, with fragments expanded. */
export interface SelectedField {
  /** The field's name in the answer: its alias, or else its own name. */
  readonly key: string;
  /** The field's current name in the schema, even if the text uses an older one. */
  readonly name: string;
  /** The field's arguments, with the values of variables and their defaults filled in. */
  readonly args: Readonly<Record<string, unknown>>;
  readonly fields: readonly SelectedField[];
  /** The place where the field first appears in the text. */
  readonly node: FieldNode;
}

interface Asking {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
}

/**
 * The root fields of the operation in a text. Null if the text cannot be parsed, or has no such
 * operation.
 */
export function readRootFields({
  text,
  variables,
  operationName,
}: Asking): readonly SelectedField[] | null {
  const document = parseText(text);
  const operation = document === null ? null : findOperation(document, operationName);
  if (document === null || operation === null) return null;
  const fragments = new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [],
    ),
  );
  return readSelection([operation.selectionSet], {
    fragments,
    values: { ...readDefaults(operation), ...variables },
    within: [],
  });
}

/** The text as a document; null if it is not one. */
export function parseText(text: string): DocumentNode | null {
  try {
    return parse(text);
  } catch {
    // A text cannot always be parsed while somebody types.
    return null;
  }
}

/** The operation of that name; without a name, the first one. */
export function findOperation(
  document: DocumentNode,
  name: string | null,
): OperationDefinitionNode | null {
  const operations = document.definitions.flatMap((each) =>
    each.kind === Kind.OPERATION_DEFINITION ? [each] : [],
  );
  return (
    (name === null ? operations[0] : operations.find((each) => each.name?.value === name)) ?? null
  );
}

/** The default values of an operation's variables. */
export function readDefaults({
  variableDefinitions = [],
}: OperationDefinitionNode): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)]],
    ),
  );
}

interface Reading {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly values: Readonly<Record<string, unknown>>;
  /** The names of the fragments that are being read: one that spreads itself is left out. */
  readonly within: readonly string[];
}

interface FoundField {
  readonly node: FieldNode;
  readonly within: readonly string[];
}

/**
 * The fields of several selections together. Fields with the same name in the answer become one,
 * with everything that is selected below each of them.
 */
function readSelection(
  sets: readonly SelectionSetNode[],
  reading: Reading,
): readonly SelectedField[] {
  const found = new Map<string, FoundField[]>();
  for (const { node, within } of sets.flatMap((set) => findFields(set, reading))) {
    const key = node.alias?.value ?? node.name.value;
    found.set(key, [...(found.get(key) ?? []), { node, within }]);
  }
  return [...found].flatMap(([key, [first, ...others]]) => {
    if (first === undefined) return [];
    const below = [first, ...others].flatMap(({ node }) => node.selectionSet ?? []);
    const within = [...new Set([first, ...others].flatMap((each) => each.within))];
    const args = Object.fromEntries(
      (first.node.arguments ?? []).map(({ name, value }) => [
        name.value,
        valueFromASTUntyped(value, { ...reading.values }),
      ]),
    );
    return [
      {
        key,
        name: toCurrentName(first.node.name.value),
        args,
        fields: readSelection(below, { ...reading, within }),
        node: first.node,
      },
    ];
  });
}

function findFields(set: SelectionSetNode, reading: Reading): readonly FoundField[] {
  return set.selections.flatMap((selection): readonly FoundField[] => {
    if (isLeftOut(selection.directives ?? [], reading)) return [];
    switch (selection.kind) {
      case Kind.FIELD:
        return [{ node: selection, within: reading.within }];
      case Kind.INLINE_FRAGMENT:
        return findFields(selection.selectionSet, reading);
      case Kind.FRAGMENT_SPREAD: {
        const name = selection.name.value;
        const fragment = reading.fragments.get(name);
        if (fragment === undefined || reading.within.includes(name)) return [];
        return findFields(fragment.selectionSet, { ...reading, within: [...reading.within, name] });
      }
    }
  });
}

/** Whether `@skip` or `@include` leaves something out. */
function isLeftOut(directives: readonly DirectiveNode[], { values }: Reading): boolean {
  return directives.some((directive) => {
    const condition = directive.arguments?.find(({ name }) => name.value === 'if')?.value;
    const isTrue =
      condition !== undefined && valueFromASTUntyped(condition, { ...values }) === true;
    return directive.name.value === 'skip' ? isTrue : directive.name.value === 'include' && !isTrue;
  });
}
