import type {
  AnswerCell,
  AnswerColumn,
  AnswerRow,
  AnswerShape,
} from '#features/explore/answer/shape/shape.type.js';
import { formatRange } from '#lib/quarter.js';
import type { Unit } from '#lib/unit.js';

import { type ChartShape, maxGroups, maxLines, topGroups } from './choose-chart.js';
import { fillPeriods, isTime, toTimeStep } from './time-axis.js';
import { whyNoShares } from './why-no-shares.js';

/** The columns of an answer that can be drawn: figures with numbers. */
export function findDrawable({ columns, rows, kind }: AnswerShape): readonly AnswerColumn[] {
  const wanted = kind === 'CONTRIBUTIONS' ? 'CHANGE' : 'FIGURE';
  return columns.filter(
    (column, index) =>
      column.kind === wanted &&
      rows.some(({ cells }) => cells[index]?.value !== null && cells[index]?.value !== undefined),
  );
}

/** Earlier figures that an answer compares with: they can be drawn if they are chosen. */
export function findEarlier({ columns }: AnswerShape): readonly AnswerColumn[] {
  return columns.filter((each) => columns.some((column) => isEarlierOf(each, column)));
}

/** Whether a column has the earlier figures with which the figures of another are compared. */
export function isEarlierOf({ id }: AnswerColumn, column: AnswerColumn): boolean {
  return id.startsWith(`${column.id}/change/`) && id.endsWith('/from');
}

/**
 * The parts of an answer's shape that its chart needs.
 *
 * @param column the column that is drawn; by default the first that can be drawn
 */
export function toChartShape(shape: AnswerShape, column?: AnswerColumn): ChartShape {
  const drawable = findDrawable(shape);
  const groupings = shape.columns.flatMap(({ dimension, heading, kind }, index) =>
    kind === 'DIMENSION' && dimension !== null
      ? [
          {
            dimension,
            name: heading,
            count: new Set(shape.rows.map(({ cells }) => cells[index]?.code)).size,
          },
        ]
      : [],
  );
  const [first] = drawable;
  return {
    groupings: shape.kind === 'CONTRIBUTIONS' ? [] : groupings,
    rowCount: shape.rows.length,
    measureCount: drawable.length,
    isOneUnit: new Set(drawable.map(({ unit }) => unit)).size === 1,
    isShare: first?.unit === 'PERCENT' || first?.unit === 'RATE',
    hasTarget: shape.targets?.some((target) => target !== null) ?? false,
    isOfContributions: shape.kind === 'CONTRIBUTIONS',
    noShares: whyNoShares(shape, column ?? first),
  };
}

/** A period on an axis. */
export interface ChartPeriod {
  readonly key: string;
  readonly label: string;
}

/** One line, or one panel. */
export interface ChartSeries {
  readonly key: string;
  readonly name: string;
  readonly unit: Unit | null;
  /** One per period; null if the answer has no row for it. */
  readonly cells: readonly (AnswerCell | null)[];
}

export interface ChartOverTime {
  /** The code of the dimension along the axis. */
  readonly along: string;
  readonly periods: readonly ChartPeriod[];
  readonly series: readonly ChartSeries[];
  /** The number of series, drawn or not. */
  readonly seriesCount: number;
}

interface Wanted {
  /** The drawn column if each series is a value of a list; otherwise every column is a series. */
  readonly column: AnswerColumn;
  readonly most: number;
}

/**
 * An answer over time: a series for each value of its other groupings, or for each measure. Null if
 * the answer is not by time.
 */
export function toChartOverTime(
  shape: AnswerShape,
  { column, most }: Wanted,
): ChartOverTime | null {
  const { columns, rows } = shape;
  const along = columns.findIndex(
    ({ dimension, kind }) => kind === 'DIMENSION' && dimension !== null && isTime({ dimension }),
  );
  const dimension = columns[along]?.dimension;
  if (dimension === undefined || dimension === null) return null;
  const others = columns.flatMap(({ kind }, index) =>
    kind === 'DIMENSION' && index !== along ? [index] : [],
  );
  const keys = fillPeriods(
    rows.flatMap(({ cells }) => cells[along]?.code ?? []),
    dimension,
  );
  const labels = new Map(
    rows.map(({ cells }) => [cells[along]?.code ?? '', cells[along]?.text ?? '']),
  );
  const toSeries = (of: AnswerColumn, listed: readonly AnswerRow[]): ChartSeries['cells'] => {
    const place = columns.indexOf(of);
    const found = new Map(
      listed.map(({ cells }) => [cells[along]?.code ?? '', cells[place] ?? null]),
    );
    return keys.map((key) => found.get(key) ?? null);
  };
  const named =
    others.length === 0
      ? findDrawable(shape).map((of) => ({
          key: of.id,
          name: of.heading,
          unit: of.unit,
          cells: toSeries(of, rows),
        }))
      : groupRows(rows, others).map(({ key, name, listed }) => ({
          key,
          name,
          unit: column.unit,
          cells: toSeries(column, listed),
        }));
  return {
    along: dimension,
    periods: keys.map((key) => ({ key, label: labels.get(key) ?? key })),
    series: named.slice(0, most),
    seriesCount: named.length,
  };
}

function groupRows(rows: readonly AnswerRow[], places: readonly number[]) {
  const groups = new Map<
    string,
    { readonly key: string; readonly name: string; readonly listed: AnswerRow[] }
  >();
  for (const row of rows) {
    const cells = places.map((place) => row.cells[place]);
    const key = cells.map((cell) => cell?.code ?? '').join(' ');
    const group = groups.get(key) ?? {
      key,
      name: cells.map((cell) => cell?.text ?? '').join(', '),
      listed: [],
    };
    group.listed.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** A bar with its name. */
export interface ChartBar {
  readonly key: string;
  readonly name: string;
  readonly cell: AnswerCell;
  /** The earlier figure to compare the bar with; null if none was asked for. */
  readonly before: AnswerCell | null;
}

export interface ChartOfBars {
  readonly bars: readonly ChartBar[];
  /** The number of groups, drawn or not. */
  readonly groupCount: number;
}

/**
 * The groups of an answer by size, groups without a figure last; only the top groups if there are
 * many.
 */
export function toChartOfBars(
  { columns, rows, kind }: AnswerShape,
  column: AnswerColumn,
): ChartOfBars {
  const place = columns.indexOf(column);
  const earlier = columns.findIndex((each) => isEarlierOf(each, column));
  const names = columns.flatMap((each, index) => (each.kind === 'DIMENSION' ? [index] : []));
  const bars = rows.map((row) => ({
    key: row.id,
    name: names.map((index) => row.cells[index]?.text ?? '').join(', '),
    cell: row.cells[place] ?? { text: '', value: null, flags: [] },
    before: row.cells[earlier] ?? null,
  }));
  const size = ({ cell: { value } }: ChartBar) =>
    value === null ? Number.NEGATIVE_INFINITY : kind === 'CONTRIBUTIONS' ? Math.abs(value) : value;
  const sorted = bars.toSorted((one, other) =>
    size(other) > size(one) ? 1 : size(other) < size(one) ? -1 : 0,
  );
  return {
    bars: sorted.length > maxGroups ? sorted.slice(0, topGroups) : sorted,
    groupCount: rows.length,
  };
}

export interface ChartOfHeat {
  readonly rowName: string;
  readonly columnName: string;
  readonly heads: readonly ChartPeriod[];
  readonly lines: readonly {
    readonly key: string;
    readonly name: string;
    readonly cells: readonly (AnswerCell | null)[];
  }[];
  /** The largest number. */
  readonly largest: number;
}

/**
 * Two groupings as a table: time, or else the shorter list, runs across. Null unless there are two.
 */
export function toChartOfHeat(
  { columns, rows }: AnswerShape,
  column: AnswerColumn,
): ChartOfHeat | null {
  const places = columns.flatMap(({ kind, dimension }, index) =>
    kind === 'DIMENSION' && dimension !== null ? [index] : [],
  );
  const [first, second] = places;
  if (first === undefined || second === undefined || places.length > 2) return null;
  const valuesOf = (place: number) =>
    new Map(rows.map(({ cells }) => [cells[place]?.code ?? '', cells[place]?.text ?? '']));
  const isAcross = (place: number) => isTime({ dimension: columns[place]?.dimension ?? '' });
  const across =
    isAcross(first) || (!isAcross(second) && valuesOf(first).size < valuesOf(second).size)
      ? first
      : second;
  const down = across === first ? second : first;
  const found = new Map(
    rows.map(({ cells }) => [
      `${cells[down]?.code ?? ''} ${cells[across]?.code ?? ''}`,
      cells[columns.indexOf(column)] ?? null,
    ]),
  );
  const heads = [...valuesOf(across)].map(([key, label]) => ({ key, label }));
  const sorted = isAcross(across)
    ? heads.toSorted((one, other) => (one.key < other.key ? -1 : 1))
    : heads;
  const numbers = [...found.values()].flatMap((cell) => cell?.value ?? []);
  return {
    rowName: columns[down]?.heading ?? '',
    columnName: columns[across]?.heading ?? '',
    heads: sorted,
    lines: [...valuesOf(down)].map(([key, name]) => ({
      key,
      name,
      cells: sorted.map((head) => found.get(`${key} ${head.key}`) ?? null),
    })),
    largest: Math.max(0, ...numbers),
  };
}

/** The step of a time axis; a quarter for any other axis. */
export function stepOf({ along }: ChartOverTime) {
  return toTimeStep(along) ?? 'quarter';
}

/**
 * Describes a chart over time in a sentence: its span, and for each of the first series the lowest,
 * highest and latest figure.
 */
export function summariseOverTime({ periods, series }: ChartOverTime): string {
  const [first, last] = [periods[0], periods.at(-1)];
  const told = series.slice(0, maxLines).map(({ name, cells }) => {
    const found = cells.flatMap((cell, index) =>
      typeof cell?.value === 'number'
        ? [{ cell, value: cell.value, at: periods[index]?.label ?? '' }]
        : [],
    );
    const latest = found.at(-1);
    if (latest === undefined) return `${name}: no figure.`;
    const lowest = found.reduce((low, each) => (each.value < low.value ? each : low));
    const highest = found.reduce((high, each) => (each.value > high.value ? each : high));
    const gaps = cells.length - found.length;
    return `${name}: from ${lowest.cell.text} in ${lowest.at} to ${highest.cell.text} in ${highest.at}; ${latest.cell.text} in ${latest.at}${gaps === 0 ? '' : `, with ${gaps === 1 ? 'one gap' : `${gaps} gaps`}`}.`;
  });
  const more =
    series.length > told.length ? [`${series.length - told.length} more are in the table.`] : [];
  return [
    `${formatRange(first?.label ?? '', last?.label ?? '')}, ${periods.length} periods.`,
    ...told,
    ...more,
  ].join(' ');
}

/** Describes bars in a sentence: how many there are, and the longest and shortest. */
export function summariseBars({ bars, groupCount }: ChartOfBars): string {
  const drawn = bars.filter(({ cell }) => cell.value !== null);
  const [most, least] = [drawn[0], drawn.at(-1)];
  if (most === undefined || least === undefined) return 'No group has a figure.';
  const cut =
    groupCount > bars.length
      ? `The top ${bars.length} of ${groupCount} groups. `
      : `${bars.length} groups. `;
  return `${cut}From ${most.cell.text} (${most.name}) down to ${least.cell.text} (${least.name}).`;
}
