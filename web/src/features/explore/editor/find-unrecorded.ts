import {
  type DocumentNode,
  type EnumValueNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  isEnumType,
  Kind,
  type SelectionSetNode,
  type ValueNode,
  visit,
} from 'graphql';

import { nameOfValue } from './describe-error.js';
import type { TextProblem } from './text-problem.type.js';

/** A measure with the dimensions that it records. */
export interface RecordedMeasure {
  readonly key: string;
  readonly nameInSentences: string;
  /** The dimensions that the measure can be grouped and filtered by. */
  readonly dimensions: readonly string[];
}

interface Context {
  readonly text: string;
  readonly document: DocumentNode;
  readonly schema: GraphQLSchema;
  readonly measures: readonly RecordedMeasure[];
}

/** Groupings of `figures` that a selected measure does not record, each once. */
export function findUnrecorded({
  text,
  document,
  schema,
  measures,
}: Context): readonly TextProblem[] {
  const known = new Map(measures.map((measure) => [measure.key, measure] as const));
  const fragments = new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
    ),
  );
  const found: TextProblem[] = [];
  visit(document, {
    Field(field) {
      if (field.name.value !== 'figures') return;
      const chosen = [...chosenMeasures(field, fragments)].flatMap((key) => known.get(key) ?? []);
      for (const group of groupsOf(field)) {
        // An unknown grouping is already reported as unknown.
        if (!isDimension(schema, group)) continue;
        const lacking = chosen.filter(({ dimensions }) => !dimensions.includes(group.value));
        const [first] = lacking;
        if (first === undefined || group.loc === undefined) continue;
        const name = nameOfValue(schema, 'Dimension', group.value);
        const who =
          lacking.length === chosen.length && chosen.length > 1
            ? 'any of these measures'
            : first.nameInSentences;
        const { start: from, end: to, startToken } = group.loc;
        const sentence = `${name} is not recorded for ${who}, so the question cannot be grouped by it.`;
        found.push({
          from,
          to,
          line: startToken.line,
          sentence,
          fixes: [{ label: `Remove ${name}`, ...withoutEntry(text, { from, to }) }],
        });
      }
    },
  });
  return found;
}

function isDimension(schema: GraphQLSchema, { value }: EnumValueNode): boolean {
  const type = schema.getType('Dimension');
  return !isEnumType(type) || type.getValue(value) !== undefined;
}

/** The keys of the measures that a field selects in rows, totals and other, including in fragments. */
function chosenMeasures(
  field: FieldNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<string>();
  const read = (set: SelectionSetNode | undefined, depth: number): void => {
    for (const node of set?.selections ?? []) {
      if (node.kind === Kind.FIELD && depth === 1) names.add(node.name.value);
      else if (node.kind === Kind.FIELD)
        read(rowFields.has(node.name.value) ? node.selectionSet : undefined, 1);
      else if (node.kind === Kind.INLINE_FRAGMENT) read(node.selectionSet, depth);
      else if (!seen.has(`${node.name.value} ${depth}`)) {
        seen.add(`${node.name.value} ${depth}`);
        read(fragments.get(node.name.value)?.selectionSet, depth);
      }
    }
  };
  read(field.selectionSet, 0);
  return names;
}

const rowFields: ReadonlySet<string> = new Set(['rows', 'totals', 'other']);

function groupsOf({ arguments: args = [] }: FieldNode): readonly EnumValueNode[] {
  const value: ValueNode | undefined = args.find(({ name }) => name.value === 'by')?.value;
  if (value === undefined) return [];
  return (value.kind === Kind.LIST ? value.values : [value]).filter(
    (each): each is EnumValueNode => each.kind === Kind.ENUM,
  );
}

/** The change that removes a list's entry with its separator. */
function withoutEntry(text: string, { from, to }: { readonly from: number; readonly to: number }) {
  const before = /[\s,]*$/.exec(text.slice(0, from))?.[0].length ?? 0;
  const after = /^[\s,]*/.exec(text.slice(to))?.[0].length ?? 0;
  const isFirst = text.charAt(from - before - 1) === '[';
  return isFirst
    ? { from, to: to + (text.charAt(to + after) === ']' ? 0 : after), insert: '' }
    : { from: from - before, to, insert: '' };
}
