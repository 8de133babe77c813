import type { BlockCell, BlockColumn } from '#domain/pages/block/block.js';
import { fitScale } from '#domain/pages/cells/scale.js';
import { formatTick, wantedOf } from '#domain/pages/cells/wanted.js';
import type { ColumnDeclaration } from '#domain/pages/declared/declaration.js';

import type { Line } from './table-lines.js';

interface ColumnContent {
  readonly lines: readonly Line[];
  readonly whole: Line | undefined;
  readonly cells: readonly BlockCell[];
}

/**
 * A column with the scale that its cells are drawn on, wide enough for all of them and for the
 * target.
 */
export function toColumn(
  column: ColumnDeclaration,
  { lines, whole, cells }: ColumnContent,
): BlockColumn {
  const { measure, objective, heading, drawing } = column;
  const of = { measure, ...(objective === undefined ? {} : { objective }) };
  if (drawing === 'SHADE') {
    const most = Math.max(0, ...lines.flatMap((line) => line.kpiOf(column)?.figure.value ?? []));
    return { ...of, heading, drawing, scale: { from: 0, to: most, ticks: [] }, wanted: [] };
  }
  const kpis = [...lines, ...(whole ? [whole] : [])].flatMap((line) => line.kpiOf(column) ?? []);
  const [first] = kpis;
  const held = whole?.kpiOf(column) ?? null;
  const wanted = held?.measure.unit === 'PERCENT' ? wantedOf(held.target, held) : [];
  const values = [...kpis.flatMap(({ figure }) => figure.value ?? []), ...wanted];
  const isOnOne = drawing === 'PANEL' || drawing === 'LINE' || drawing === 'BAR';
  const drawn = isOnOne ? cells.flatMap((cell) => drawnValues(cell, drawing)) : values;
  const scale =
    (drawing === 'DOT' || isOnOne) && first
      ? fitScale(drawn, (value) => formatTick(value, first.measure))
      : null;
  return { ...of, heading, drawing, scale, wanted: drawing === 'DOT' ? wanted : [] };
}

/**
 * All values of a cell that the scale must include. For a line, these are only its points: over a
 * range, the figure next to the line is their sum.
 */
function drawnValues(
  { value, series, ranges, usual }: BlockCell,
  drawing: BlockColumn['drawing'],
): readonly number[] {
  const ends = [...ranges, usual].flatMap((range) =>
    range === null ? [] : [range.lower, range.upper],
  );
  return [...(drawing === 'PANEL' && series.length > 0 ? [] : [value]), ...series]
    .filter((each) => each !== null)
    .concat(ends);
}

/** The columns, with all shaded columns on the scale of the column with the largest values. */
export function withOneShade(columns: readonly BlockColumn[]): readonly BlockColumn[] {
  const to = Math.max(
    0,
    ...columns.flatMap(({ drawing, scale }) => (drawing === 'SHADE' && scale ? [scale.to] : [])),
  );
  return columns.map((column) =>
    column.drawing === 'SHADE' && column.scale
      ? { ...column, scale: { ...column.scale, to } }
      : column,
  );
}
