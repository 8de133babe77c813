import type { GraphQLResolveInfo } from 'graphql';
import {
  type FieldsByTypeName,
  parseResolveInfo,
  type ResolveTree,
} from 'graphql-parse-resolve-info';

import { isMeasureKey, type MeasureKey } from '#domain/measures/catalogue.js';
import { type ChangeParams, comparisonKeys } from '#domain/question/question.js';

/** What a question for figures selects, with aliases and fragments resolved. */
export interface Selected {
  /** The measures selected in rows, totals and `other`, each once. */
  readonly measures: readonly MeasureKey[];
  /** The changes selected in rows and totals, each once; `other` has none. */
  readonly changes: readonly ChangeParams[];
}

/** Finds the measures and changes that a question for figures selects. */
export function findSelected(info: GraphQLResolveInfo): Selected {
  const table = parseResolveInfo(info);
  if (!table || !isTree(table)) return { measures: [], changes: [] };
  const figures = fieldsOf(table.fieldsByTypeName, 'FigureTable')
    .filter(({ name }) => ['rows', 'totals', 'other'].includes(name))
    .flatMap((row) =>
      fieldsOf(row.fieldsByTypeName, 'FigureRow').map((field) => ({ of: row.name, field })),
    );
  const known = figures.flatMap(({ of, field }) => {
    const measure = field.name === 'figure' ? field.args.measure : field.name;
    return typeof measure === 'string' && isMeasureKey(measure) ? [{ of, measure, field }] : [];
  });
  return {
    measures: [...new Set(known.map(({ measure }) => measure))],
    changes: toAskedChanges(
      known.flatMap(({ of, measure, field }) =>
        fieldsOf(field.fieldsByTypeName, 'Figure').flatMap(({ name, args }) =>
          name === 'change' ? [{ of, measure, to: args.to }] : [],
        ),
      ),
    ),
  };
}

function toAskedChanges(
  selected: readonly { readonly of: string; readonly measure: MeasureKey; readonly to: unknown }[],
): readonly ChangeParams[] {
  const known = selected.flatMap(({ of, measure, to }) => {
    const comparison = comparisonKeys.find((key) => key === to);
    return comparison && of !== 'other'
      ? [{ measure, to: comparison, of: of === 'rows' ? 'ROWS' : 'TOTALS' } as const]
      : [];
  });
  return [...new Map(known.map((change) => [JSON.stringify(change), change])).values()];
}

function fieldsOf(fields: FieldsByTypeName, type: string): readonly ResolveTree[] {
  return Object.values(fields[type] ?? {});
}

function isTree(parsed: ResolveTree | FieldsByTypeName): parsed is ResolveTree {
  return 'fieldsByTypeName' in parsed;
}
