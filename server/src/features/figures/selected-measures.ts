import type { GraphQLResolveInfo } from 'graphql';
import { type FieldsByTypeName, parseResolveInfo, type ResolveTree } from 'graphql-parse-resolve-info';

import { isMeasureKey, type MeasureKey } from '#domain/measures/catalogue.js';

/** The measures that a question for figures selects in its rows, totals and other, whatever their aliases and fragments. */
export function selectedMeasures(info: GraphQLResolveInfo): readonly MeasureKey[] {
  const table = parseResolveInfo(info);
  if (!table || !isTree(table)) return [];
  const rows = fieldsOf(table.fieldsByTypeName, 'FigureTable').filter(({ name }) => ['rows', 'totals', 'other'].includes(name));
  const fields = rows.flatMap((row) => fieldsOf(row.fieldsByTypeName, 'FigureRow'));
  const keys = fields.map(({ name, args }) => (name === 'figure' ? args.measure : name)).filter((key) => typeof key === 'string');
  return [...new Set(keys.filter(isMeasureKey))];
}

function fieldsOf(fields: FieldsByTypeName, type: string): readonly ResolveTree[] {
  return Object.values(fields[type] ?? {});
}

function isTree(parsed: ResolveTree | FieldsByTypeName): parsed is ResolveTree {
  return 'fieldsByTypeName' in parsed;
}
