import {
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLSchema,
  isObjectType,
  visit,
} from 'graphql';

import type { ChosenMeasure, Comparison } from './question.type.js';
import {
  distinct,
  type DocumentQuestion,
  findFields,
  findRowSets,
  type FoundField,
  named,
  rangeOf,
} from './read-document.js';
import { findArgument, isText, readSetting, type Scope, valueOf } from './read-values.js';

/** A place where a measure is selected. */
export interface MeasureField extends FoundField {
  readonly key: string;
  /** Which of rows, totals and other selects it. */
  readonly rows: ReadonlySet<string>;
}

/** The keys of the measures that a row can have, from the schema. */
export function measureKeysOf(schema: GraphQLSchema): ReadonlySet<string> {
  const row = schema.getType('FigureRow');
  if (!isObjectType(row)) return new Set();
  const fields = Object.values(row.getFields()).filter(
    ({ type, args }) => getNamedType(type).name === 'Figure' && args.length === 0,
  );
  return new Set(fields.map(({ name }) => name));
}

interface Known {
  readonly keys: ReadonlySet<string>;
  readonly scope: Scope;
}

/**
 * Every place where a measure is selected, in the order of the columns; places in rows come first.
 */
export function findMeasureFields(
  asked: DocumentQuestion,
  { keys, scope }: Known,
): readonly MeasureField[] {
  const found = findRowSets(asked).flatMap(({ name, fields }) =>
    fields.flatMap((field) => {
      const key = keyOf(field, { keys, scope });
      return key === null ? [] : [{ ...field, key, row: name }];
    }),
  );
  return distinct(found).flatMap((field) => {
    const same = found.filter(({ node }) => node === field.node);
    const [first] = same;
    return first === undefined
      ? []
      : [{ ...field, key: first.key, rows: new Set(same.map(({ row }) => row)) }];
  });
}

/** The key of the measure that a field selects: the name of the field, or `figure(measure:)`. */
function keyOf({ node }: FoundField, { keys, scope }: Known): string | null {
  const name = node.name.value;
  if (name !== 'figure') return keys.has(name) ? name : null;
  const setting = readSetting(findArgument(node, 'measure'), scope, isText);
  return setting !== null && keys.has(setting.value) ? setting.value : null;
}

const comparisons: readonly Comparison[] = ['PREVIOUS_PERIOD', 'SAME_PERIOD_LAST_YEAR'];

/** A change selected for a measure. */
export interface ChangeField extends FoundField {
  readonly to: Comparison;
  readonly isShared: boolean;
  /** The fields of the change that select the earlier figure. */
  readonly befores: readonly FoundField[];
}

/** The changes selected for one measure in one place. */
export function findChanges(
  { node }: FoundField,
  asked: DocumentQuestion,
  scope: Scope,
): readonly ChangeField[] {
  return named(findFields(node.selectionSet, asked.fragments), 'change').flatMap((field) => {
    const argument = findArgument(field.node, 'to');
    const value = argument === undefined ? undefined : valueOf(argument.value, scope);
    const to = comparisons.find((each) => each === value);
    return to === undefined
      ? []
      : [
          {
            ...field,
            to,
            isShared: isShared(field, asked),
            befores: named(findFields(field.node.selectionSet, asked.fragments), 'from'),
          },
        ];
  });
}

/**
 * Whether a change of the text here would affect other measures, because this fragment is spread
 * several times.
 */
export function isShared({ fragment }: FoundField, asked: DocumentQuestion): boolean {
  return fragment !== null && countSpreads(asked, fragment) > 1;
}

function countSpreads({ document }: DocumentQuestion, fragment: string): number {
  let count = 0;
  visit(document, {
    FragmentSpread: ({ name }) => {
      if (name.value === fragment) count += 1;
    },
  });
  return count;
}

/** The fields for the parts of a share. */
export const partFields = ['numerator', 'denominator'] as const;

/** The numerator and denominator selected for one measure in one place. */
export function findParts({ node }: FoundField, asked: DocumentQuestion): readonly FoundField[] {
  const fields = findFields(node.selectionSet, asked.fragments);
  return partFields.flatMap((name) => named(fields, name));
}

/** The measures of a question in the order of their columns, each once. */
export function readMeasures(asked: DocumentQuestion, known: Known): readonly ChosenMeasure[] {
  const fields = findMeasureFields(asked, known);
  return [...new Set(fields.map(({ key }) => key))].map((key) => {
    const own = fields.filter((field) => field.key === key);
    const changes = own.flatMap((field) => findChanges(field, asked, known.scope));
    const parts = own.flatMap((field) => findParts(field, asked));
    return {
      key,
      changes: comparisons.filter((to) => changes.some((change) => change.to === to)),
      sharedChanges: comparisons.filter((to) =>
        changes.some((change) => change.to === to && change.isShared),
      ),
      befores: comparisons.filter((to) =>
        changes.some((change) => change.to === to && change.befores.length > 0),
      ),
      hasParts: parts.length > 0,
      sharesParts: parts.some((part) => isShared(part, asked)),
      range: rangeOf(own[0]?.node ?? asked.field),
    };
  });
}

/**
 * Selections of measures that depend on something else, such as `figure` with a variable without a
 * value.
 */
export function findUnreadMeasures(asked: DocumentQuestion, known: Known): readonly FoundField[] {
  return distinct(findRowSets(asked).flatMap(({ fields }) => named(fields, 'figure'))).filter(
    (field) => keyOf(field, known) === null,
  );
}

/** Whether a fragment is on rows of figures. */
export function isRowFragment({ typeCondition }: FragmentDefinitionNode): boolean {
  return typeCondition.name.value === 'FigureRow';
}
