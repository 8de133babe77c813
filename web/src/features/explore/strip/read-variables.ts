import {
  type ASTNode,
  type DocumentNode,
  getNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  Kind,
  parse,
  typeFromAST,
  valueFromAST,
  type VariableDefinitionNode,
  visit,
} from 'graphql';

import { nameWords } from '#features/explore/editor/schema-words.js';

/** The control that sets a value. */
export type Picker =
  | 'QUARTER'
  | 'MONTH'
  | 'YEAR'
  | 'AREA'
  | 'AGENCY'
  | 'LIST'
  | 'YES_NO'
  | 'NUMBER'
  | 'TEXT'
  | 'DAY'
  | 'PARTS';

/** A variable of a question. */
export interface Variable {
  readonly name: string;
  /** The variable's name in words. */
  readonly label: string;
  /** The name of the variable's type. */
  readonly type: string;
  readonly picker: Picker;
  readonly isList: boolean;
  /** Whether a value is required. */
  readonly isRequired: boolean;
  /** The variable's default value; null if it has none. */
  readonly usual: unknown;
}

/**
 * The variables of a text, in the order in which they are declared; null if it cannot be parsed.
 */
export function readVariables(text: string, schema: GraphQLSchema): readonly Variable[] | null {
  const document = parseOrNull(text);
  if (document === null) return null;
  const places = findPlaces(document);
  const found = new Map<string, Variable>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const declared of definition.variableDefinitions ?? []) {
      const variable = toVariable(declared, schema, places);
      if (variable !== null) found.set(variable.name, variable);
    }
  }
  return [...found.values()];
}

function parseOrNull(text: string): DocumentNode | null {
  try {
    return parse(text);
  } catch {
    // A text cannot always be parsed while somebody types.
    return null;
  }
}

function toVariable(
  declared: VariableDefinitionNode,
  schema: GraphQLSchema,
  places: ReadonlyMap<string, string>,
): Variable | null {
  const type = typeFromAST(schema, declared.type);
  if (!isInputType(type)) return null;
  const name = declared.variable.name.value;
  const inner = isNonNullType(type) ? type.ofType : type;
  const named = getNamedType(type);
  return {
    name,
    label: labels[name] ?? nameWords(name),
    type: named.name,
    picker: isEnumType(named)
      ? 'LIST'
      : isInputObjectType(named)
        ? 'PARTS'
        : pickerOf(named.name, `${places.get(name) ?? ''} ${name}`),
    isList: isListType(inner),
    isRequired: isNonNullType(type) && declared.defaultValue === undefined,
    usual:
      declared.defaultValue === undefined
        ? null
        : (valueFromAST(declared.defaultValue, type) ?? null),
  };
}

/** The builder's names for the ends of a range of quarters, in plain words. */
const labels: Readonly<Record<string, string>> = {
  quarterFrom: 'First quarter',
  quarterTo: 'Last quarter',
};

const pickers: Readonly<Record<string, Picker>> = {
  Quarter: 'QUARTER',
  Month: 'MONTH',
  FinancialYear: 'YEAR',
  Boolean: 'YES_NO',
  Int: 'NUMBER',
  Float: 'NUMBER',
  Date: 'DAY',
};

/**
 * The control for a variable.
 *
 * @param place where the variable is used, as names of arguments and fields, and the variable's
 * name
 */
function pickerOf(type: string, place: string): Picker {
  const picker = pickers[type];
  if (picker !== undefined) return picker;
  if (type !== 'ID' && type !== 'String') return 'TEXT';
  if (/agency/i.test(place)) return 'AGENCY';
  return /\b(?:area|county|localCommandUnit)\b/i.test(place) ? 'AREA' : 'TEXT';
}

/**
 * Where each variable is used: the names of the arguments and filter fields around it, the nearest
 * last.
 */
function findPlaces(document: DocumentNode): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const within: string[] = [];
  const named = (node: ASTNode) =>
    node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD ? node.name.value : null;
  visit(document, {
    enter(node) {
      const name = named(node);
      if (name !== null) within.push(name);
      if (node.kind === Kind.VARIABLE && within.length > 0 && !found.has(node.name.value))
        found.set(node.name.value, within.join(' '));
    },
    leave(node) {
      if (named(node) !== null) within.pop();
    },
  });
  return found;
}
