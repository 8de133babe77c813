import { formatBare } from '#domain/figures/words/format.js';
import type { TableDeclaration } from '#domain/pages/declared/declaration.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';

type Counted = Pick<JudgedKpi, 'figure' | 'measure'>;

/**
 * How many records have no district, for tables of districts. Null if there are none, or if not
 * every figure is exact.
 */
export function describeUnplaced(
  { by, columns }: Pick<TableDeclaration, 'by' | 'columns'>,
  parts: readonly { readonly first: Counted }[],
  whole: { readonly first: Counted } | undefined,
): string | null {
  const [column] = columns;
  if (by !== 'AREA' || !whole || column?.of === undefined) return null;
  const { unit, denominator, kind } = whole.first.measure;
  if (unit !== 'COUNT' || denominator !== null || kind !== 'FLOW') return null;
  const [all, ...placed] = [whole, ...parts].map(({ first: { figure } }) =>
    figure.range === null && !figure.flags.includes('CONFIDENTIAL') ? figure.value : null,
  );
  if (typeof all !== 'number' || placed.some((count) => typeof count !== 'number')) return null;
  const rest = all - placed.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return rest <= 0
    ? null
    : `${formatBare(rest, unit)} of the ${formatBare(all, unit)} ${rest === 1 ? 'has' : 'have'} no district recorded.`;
}
