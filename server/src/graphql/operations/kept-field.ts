import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';

/**
 * The fields of Query whose written answers are kept. All parts of such an answer depend only on
 * the question, the policy, the marking of the viewer, the lists, today and the cache version. To
 * add a part that depends on anything else, take the field out of this list, or add what the part
 * depends on to `toKey` (docs/decisions/0070).
 */
export const keptFields: ReadonlySet<string> = new Set([
  'figures',
  'page',
  'scorecard',
  'kpi',
  'kpis',
  'contributions',
]);

/** The one field of an operation whose written answer is kept. */
export interface KeptField {
  /** The name of the field in the schema. */
  readonly name: string;
  /** The name of the field in the answer. */
  readonly responseKey: string;
  /** All names in the answer, in order. */
  readonly order: readonly string[];
  /** The question without the field; null if nothing else is asked. */
  readonly rest: DocumentNode | null;
}

const known = new WeakMap<OperationDefinitionNode, KeptField | null>();

/**
 * The one field of an operation whose written answer is kept; null if there is none or more than
 * one, or if a directive decides whether the field is asked for.
 */
export function findKeptField(
  document: DocumentNode,
  operation: OperationDefinitionNode,
): KeptField | null {
  const found = known.get(operation);
  if (found !== undefined) return found;
  const kept = lookFor(document, operation);
  known.set(operation, kept);
  return kept;
}

function lookFor(document: DocumentNode, operation: OperationDefinitionNode): KeptField | null {
  if (operation.operation !== OperationTypeNode.QUERY) return null;
  const fields = flatten(operation.selectionSet, document);
  const [kept, ...others] = (fields ?? []).filter(({ name }) => keptFields.has(name.value));
  if (fields === null || kept === undefined || others.length > 0) return null;
  const responseKey = nameOf(kept);
  const selections = fields.filter((field) => field !== kept);
  // Two fields with one name in the answer are one field.
  if (selections.some((field) => nameOf(field) === responseKey)) return null;
  const rest: OperationDefinitionNode = {
    ...operation,
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
  return {
    name: kept.name.value,
    responseKey,
    order: [...new Set(fields.map(nameOf))],
    rest:
      selections.length === 0
        ? null
        : {
            ...document,
            definitions: document.definitions.map((each) => (each === operation ? rest : each)),
          },
  };
}

function nameOf({ alias, name }: FieldNode): string {
  return (alias ?? name).value;
}

/**
 * The fields of a selection, including the fields of its fragments; null if any has a directive.
 */
function flatten(
  { selections }: SelectionSetNode,
  document: DocumentNode,
): readonly FieldNode[] | null {
  const fields: FieldNode[] = [];
  for (const node of selections) {
    if ((node.directives ?? []).length > 0) return null;
    if (node.kind === Kind.FIELD) {
      fields.push(node);
      continue;
    }
    const set =
      node.kind === Kind.INLINE_FRAGMENT
        ? node.selectionSet
        : findFragment(node.name.value, document);
    const inner = set && flatten(set, document);
    if (!inner) return null;
    fields.push(...inner);
  }
  return fields;
}

function findFragment(name: string, { definitions }: DocumentNode): SelectionSetNode | null {
  const found = definitions.find(
    (each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === name,
  );
  return found?.kind === Kind.FRAGMENT_DEFINITION && (found.directives ?? []).length === 0
    ? found.selectionSet
    : null;
}
