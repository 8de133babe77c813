import { formatQuarter, isQuarter, shift } from '#domain/quarter.js';
import { targetHeading } from '#domain/targets/target.js';

import type { PrintedBlock, PrintedTable } from './printed-document.js';
import { readShownNumber, type ShownNumber } from './shown-number.js';

/** A line of a chart, or its bars. */
export interface ChartSeries {
  readonly name: string;
  /** The role of the series: the figure itself, or something that it is compared with. */
  readonly part: 'FIGURE' | 'MIDDLE' | 'LIMIT' | 'TARGET';
  /** The values, one for each category; a gap is null. */
  readonly values: readonly (number | null)[];
}

/** A block as a chart that its reader can edit. */
export interface BlockChart {
  readonly kind: 'LINES' | 'BARS' | 'STACKED_BARS';
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
  /** The spreadsheet number format of the axis. */
  readonly format: string;
  /**
   * The number format of the labels on the bars; null if only some values are rounded, because no
   * single format fits all of them.
   */
  readonly labelFormat: string | null;
}

/** The chart of a block, from its figures as shown; null if the table says everything. */
export function toChart(block: PrintedBlock): BlockChart | null {
  if (block.kpi?.controlChart) return toLines(block);
  if (block.tiles.length > 0) return null;
  return toSparklines(block) ?? (block.table.rowHeading === 'Measure' ? null : toBars(block.table));
}

function toLines({ kpi, table }: PrintedBlock): BlockChart | null {
  const points = kpi?.controlChart?.points ?? [];
  if (kpi === null || points.length < 2) return null;
  const shown = (quarter: string, column: number) => {
    const row = table.rows.find(({ label }) => label === quarter);
    return readShownNumber(row?.cells[column]?.text ?? '');
  };
  const target = table.columns.findIndex(({ heading }) => heading === targetHeading);
  const figures = points.map(({ quarter, value }) => ({ shown: shown(quarter.label, 0), value }));
  const series: readonly ChartSeries[] = [
    {
      name: kpi.name,
      part: 'FIGURE',
      values: figures.map((figure) => figure.shown?.value ?? figure.value),
    },
    { name: 'Average', part: 'MIDDLE', values: points.map(({ centre }) => centre) },
    { name: 'Upper limit', part: 'LIMIT', values: points.map(({ upper }) => upper) },
    { name: 'Lower limit', part: 'LIMIT', values: points.map(({ lower }) => lower) },
    {
      name: 'Target',
      part: 'TARGET',
      values: points.map(({ quarter }) =>
        target < 0 ? null : (shown(quarter.label, target)?.value ?? null),
      ),
    },
  ];
  return {
    kind: 'LINES',
    categories: points.map(({ quarter }) => toShortQuarter(quarter.label)),
    series: series.filter(({ values }) => values.some((value) => value !== null)),
    ...toFormats(figures.flatMap((figure) => figure.shown ?? [])),
  };
}

/** The maximum number of lines that can be told apart in one chart. */
const MAX_LINES = 4;

/**
 * A chart with the lines of a few rows on one scale. The last point of a line is the figure as
 * shown.
 */
function toSparklines({ table, question }: PrintedBlock): BlockChart | null {
  const column = table.columns.findIndex(
    ({ drawing }) => drawing === 'SPARKLINE' || drawing === 'PANEL' || drawing === 'LINE',
  );
  const rows = table.rows.filter(
    ({ kind, cells }) => kind === 'PART' && (cells[column]?.series.length ?? 0) > 1,
  );
  const last = question?.shownTo.key ?? '';
  if (column < 0 || rows.length < 2 || rows.length > MAX_LINES || !isQuarter(last)) return null;
  const numbers = rows.map(({ cells }) => readShownNumber(cells[column]?.text ?? ''));
  const units = new Set(numbers.map((number) => (number === null ? null : unitOf(number.format))));
  const lengths = new Set(rows.map(({ cells }) => cells[column]?.series.length));
  const [length = 0] = lengths;
  if (units.size !== 1 || units.has(null) || lengths.size !== 1) return null;
  const formats = toFormats(numbers.flatMap((number) => number ?? []));
  return {
    kind: 'LINES',
    categories: Array.from({ length }, (_, index) =>
      toShortQuarter(formatQuarter(shift(last, index + 1 - length))),
    ),
    series: rows.map(({ label, cells }, index) => ({
      ...{ name: label, part: 'FIGURE' },
      values: (cells[column]?.series ?? []).map((value, at) =>
        at === length - 1 ? (numbers[index]?.value ?? value) : roundTo(value, formats.format),
      ),
    })),
    ...formats,
  };
}

/** Rounds a value to the decimals that the format shows. */
function roundTo(value: number | null, format: string): number | null {
  const decimals = /\.(0+)/.exec(format)?.[1]?.length ?? 0;
  return value === null ? null : Number(value.toFixed(decimals));
}

function toBars(table: PrintedTable): BlockChart | null {
  const rows = table.rows.filter(({ kind, isFolded }) => kind === 'PART' && isFolded !== true);
  // Steps mean little without the totals at both ends, and the table shows all of them in order.
  if (rows.length < 2 || table.rows[0]?.kind === 'TOTAL') return null;
  const readColumn = (column: number) =>
    rows.map(({ cells }) => readShownNumber(cells[column]?.text ?? ''));
  const isComparable = (column: number) => {
    const numbers = readColumn(column).filter((number) => number !== null);
    return (
      numbers.length > rows.length / 2 &&
      new Set(numbers.map(({ format }) => unitOf(format))).size === 1
    );
  };
  const columns = table.columns.map((_, index) => index);
  const shaded = columns.filter(
    (index) => table.columns[index]?.drawing === 'SHADE' && isComparable(index),
  );
  const [drawn = columns.find(isComparable)] = columns.filter(
    (index) => DRAWN.has(table.columns[index]?.drawing ?? '') && isComparable(index),
  );
  const chosen = shaded.length > 1 ? shaded : drawn === undefined ? [] : [drawn];
  if (chosen.length === 0) return null;
  return {
    kind: chosen.length > 1 ? 'STACKED_BARS' : 'BARS',
    categories: rows.map(({ label }) => label),
    series: chosen.map((column) => ({
      name: table.columns[column]?.heading ?? '',
      part: 'FIGURE',
      values: readColumn(column).map((number) => number?.value ?? null),
    })),
    ...toFormats(chosen.flatMap((column) => readColumn(column).flatMap((number) => number ?? []))),
  };
}

/** The drawings of columns that have one figure for each row. */
const DRAWN: ReadonlySet<string> = new Set([
  'DOT',
  'STEP',
  'BAR',
  'PANEL',
  'LINE',
  'PAIR',
  'INTERVAL',
  'SPARKLINE',
]);

/** A format without the words that only some values have. */
function unitOf(format: string): string {
  return format
    .replaceAll('"about "', '')
    .replaceAll('"about +"', '"+"')
    .replaceAll(/[#0,.]/g, '');
}

type Formats = Pick<BlockChart, 'format' | 'labelFormat'>;

/** The formats of the axis, which never has "about", and of the labels. */
function toFormats(numbers: readonly ShownNumber[]): Formats {
  const [first = '#,##0', ...others] = new Set(numbers.map(({ format }) => format));
  const format = first
    .replaceAll('"about "', '')
    .replaceAll('"about +', '"+')
    .replaceAll('"about −', '"−');
  return { format, labelFormat: others.length === 0 ? first : null };
}

/** A quarter in short: `Q2 25/26`. */
function toShortQuarter(label: string): string {
  return label.replace(/^(Q\d) 20(\d\d\/\d\d)$/, '$1 $2');
}
