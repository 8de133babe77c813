import type { Figure } from '#domain/figures/figure/figure.js';
import { formatBare } from '#domain/figures/words/format.js';
import { canBeInSeveralParts, type Measure } from '#domain/measures/measure.js';
import type { BlockRow } from '#domain/pages/block/block.js';
import type { ColumnDeclaration, TableDeclaration } from '#domain/pages/declared/declaration.js';

import { emptyCell } from './cell.js';

interface FoldedKpi {
  readonly figure: Pick<Figure, 'value' | 'flags' | 'range'>;
  readonly measure: Measure;
}

/** One part with a figure for each column. */
interface FoldedLine {
  readonly kpiOf: (column: Pick<ColumnDeclaration, 'measure' | 'objective'>) => FoldedKpi | null;
}

interface Folding {
  readonly block: Pick<TableDeclaration, 'by' | 'drawsMost'>;
  readonly asked: {
    readonly agency: { readonly code: string } | null;
    readonly area: { readonly code: string };
    readonly crimeType: string | null;
  };
  readonly shown: readonly ColumnDeclaration[];
}

/**
 * Draws the largest rows, the marked rows, the row asked for, and a single row for all the others.
 */
export function foldRows(
  rows: readonly BlockRow[],
  lines: readonly FoldedLine[],
  { block, asked, shown }: Folding,
): readonly BlockRow[] {
  const chosen: readonly (string | undefined)[] = [
    asked.agency?.code,
    asked.area.code,
    asked.crimeType ?? undefined,
  ];
  const isDrawn = ({ isMarked, key }: BlockRow, index: number) =>
    isMarked || index < (block.drawsMost ?? 0) || chosen.includes(key);
  const drawn = rows.map(isDrawn);
  const others = lines.filter((_, index) => drawn[index] !== true);
  if (others.length < 2) return rows;
  const sum: BlockRow = {
    ...{
      key: 'OTHERS',
      kind: 'OTHERS',
      label: `${others.length} others`,
      group: null,
      isMarked: false,
    },
    cells: shown.map((column) => ({
      ...emptyCell,
      text: describeSum(
        others.map((line) => line.kpiOf(column)),
        block,
      ),
    })),
  };
  return [...rows.map((row, index) => ({ ...row, isFolded: drawn[index] !== true })), sum];
}

/** The sum, as text, of figures that add up and are all known exactly; otherwise empty. */
function describeSum(kpis: readonly (FoldedKpi | null)[], { by }: Folding['block']): string {
  const known = kpis.flatMap((kpi) => (typeof kpi?.figure.value === 'number' ? [kpi] : []));
  const [first] = known;
  if (first === undefined || !doesAddUp(first.measure, by)) return '';
  if (
    known.some(
      ({ figure: { flags, range } }) =>
        range !== null || flags.includes('ESTIMATED') || flags.includes('CONFIDENTIAL'),
    )
  )
    return '';
  return formatBare(
    known.reduce((sum, { figure }) => sum + (figure.value ?? 0), 0),
    first.measure.unit,
  );
}

function doesAddUp(measure: Measure, by: TableDeclaration['by']): boolean {
  return (
    measure.denominator === null && measure.kind === 'FLOW' && !canBeInSeveralParts(measure, by)
  );
}
