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

/** A field that a text asks for, with the fragments that it is spread over put in their places. */
export interface SelectedField {
  /** What it is called in the answer: its alias, else its name. */
  readonly key: string;
  /** What the schema calls it today, also where the text uses an older name. */
  readonly name: string;
  /** With variables and their defaults in their places. */
  readonly args: Readonly<Record<string, unknown>>;
  readonly fields: readonly SelectedField[];
  /** Where the text asks for it first. */
  readonly node: FieldNode;
}

interface Asking {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
}

/**
 * The fields at the root of the operation that a text asks. Null where the text cannot be read, or
 * has no such operation.
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

/** The text as a document; null where it is none. */
export function parseText(text: string): DocumentNode | null {
  try {
    return parse(text);
  } catch {
    // A text that is being written cannot be parsed at every moment.
    return null;
  }
}

/** The operation of that name; the only one where no name is given. */
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

/** What the variables of an operation are where nothing is given. */
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
  /** Fragments that are being read: one that spreads itself is left out. */
  readonly within: readonly string[];
}

interface FoundField {
  readonly node: FieldNode;
  readonly within: readonly string[];
}

/**
 * The fields of some selections together. What is asked for twice under one key is asked for once,
 * with all that stands below either.
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
