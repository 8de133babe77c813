import { type ChartKind, chartKinds } from '#features/explore/chart-kind.js';
import { formatNumber } from '#lib/format.js';

import { isTime } from './time-axis.js';

/** A grouping of an answer. */
export interface Grouping {
  readonly dimension: string;
  /** The name of the grouping: `Crime type`. */
  readonly name: string;
  /** The number of different values. */
  readonly count: number;
}

/** The parts of an answer's shape that its chart needs. */
export interface ChartShape {
  readonly groupings: readonly Grouping[];
  /** The number of rows listed. */
  readonly rowCount: number;
  /** The number of measures with numbers. */
  readonly measureCount: number;
  /** Whether all measures have the same unit. */
  readonly isOneUnit: boolean;
  /** Whether the measure is a share or a rate, which cannot be added up. */
  readonly isShare: boolean;
  /** Whether there is a target to compare the figure with. */
  readonly hasTarget: boolean;
  readonly isOfContributions: boolean;
  /** Why the groups are not parts of a row, in a sentence; null, or left out, if they are. */
  readonly noShares?: string | null;
}

export interface ChartOption {
  readonly kind: ChartKind;
  readonly name: string;
  /** A sentence that says why the kind is chosen, what it is good for, or why it does not fit. */
  readonly reason: string;
  readonly fits: boolean;
}

export interface ChartChoice {
  /** Null if nothing in the answer can be drawn. */
  readonly chosen: ChartKind | null;
  readonly options: readonly ChartOption[];
}

/** The maximum number of lines that can be told apart and labelled at their ends. */
export const maxLines = 6;
/** The maximum number of small panels on one page. */
export const maxPanels = 16;
/** The maximum number of columns of a heat table. */
export const maxHeatColumns = 14;
/** With more groups than this, the chart shows only the top ones. */
export const maxGroups = 60;
/** The number of top groups. */
export const topGroups = 20;

const names: Readonly<Record<ChartKind, string>> = {
  TILES: 'Figures as tiles',
  BULLET: 'Against its target',
  COLUMNS: 'Columns',
  LINES: 'Lines',
  PANELS: 'Small panels',
  BARS: 'Sorted bars',
  HEAT: 'Heat table',
  SHARES: 'Shares of each row',
  MAP: 'Map',
  WATERFALL: 'Parts of the change',
};

/**
 * The kind of chart that fits an answer best, judged only by its shape, with the reason; and all
 * other kinds, each with what it is good for or why it does not fit. Time gives columns or lines;
 * time with another grouping gives lines, or small panels if there are too many; one other grouping
 * gives sorted bars, and two give a heat table; one row gives tiles.
 */
export function chooseChart(shape: ChartShape): ChartChoice {
  const fits = chartKinds.map((kind) => ({ kind, found: rules[kind](shape) }));
  const order = findOrder(shape);
  const chosen =
    order.find((kind) => fits.some((each) => each.kind === kind && each.found.fits)) ?? null;
  const options = fits.map(({ kind, found }) => ({
    kind,
    name: names[kind],
    fits: found.fits,
    reason: kind === chosen ? `Chosen for you: ${explainChoice(kind, shape)}` : found.reason,
  }));
  const isShown = ({ kind, fits: isFit }: ChartOption) => isFit || !isOdd(kind, shape);
  return {
    chosen,
    options: options
      .filter(isShown)
      .toSorted((one, other) => rank(one, chosen) - rank(other, chosen)),
  };
}

/** Whether a kind is left out of the list if it does not fit, because nobody would look for it. */
function isOdd(kind: ChartKind, { isOfContributions, groupings }: ChartShape): boolean {
  if (kind === 'WATERFALL') return !isOfContributions;
  if (kind === 'SHARES') return groupings.length !== 2;
  return kind === 'TILES' && groupings.length > 0;
}

function rank({ kind, fits }: ChartOption, chosen: ChartKind | null): number {
  if (kind === chosen) return 0;
  return fits ? 1 : 2;
}

/** The kinds to prefer, best first. */
function findOrder(shape: ChartShape): readonly ChartKind[] {
  const { groupings, rowCount, isOfContributions, hasTarget, isShare, measureCount } = shape;
  if (isOfContributions) return ['WATERFALL', 'BARS'];
  if (hasTarget) return ['BULLET', 'BARS'];
  if (groupings.length === 0 || rowCount === 1) return ['TILES'];
  const times = groupings.filter(isTime);
  if (times.length > 0 && groupings.length === 1)
    return measureCount > 1
      ? ['LINES', 'PANELS']
      : isShare
        ? ['LINES', 'COLUMNS']
        : ['COLUMNS', 'LINES'];
  if (times.length > 0 && groupings.length === 2) return ['LINES', 'PANELS', 'HEAT', 'BARS'];
  if (times.length > 0) return ['PANELS', 'BARS'];
  if (groupings.length === 1) return ['BARS', 'MAP'];
  return groupings.length === 2 ? ['HEAT', 'BARS'] : ['BARS'];
}

interface Fit {
  readonly fits: boolean;
  readonly reason: string;
}

const fit = (reason: string): Fit => ({ fits: true, reason });
const unfit = (reason: string): Fit => ({ fits: false, reason });

/** The number of lines or panels: one per combination of other groups, or else per measure. */
function countSeries({ groupings, measureCount }: ChartShape): number {
  const others = groupings.filter((grouping) => !isTime(grouping));
  return others.length === 0
    ? measureCount
    : others.reduce((product, { count }) => product * count, 1);
}

const hasTime = ({ groupings }: ChartShape) => groupings.filter(isTime).length === 1;
const noNumbers = 'The question has no numbers to draw. Add value to it.';

const rules: Readonly<Record<ChartKind, (shape: ChartShape) => Fit>> = {
  TILES: ({ rowCount, measureCount }) => {
    if (measureCount === 0) return unfit(noNumbers);
    return rowCount === 1
      ? fit('Each figure in large print.')
      : unfit('Needs an answer with one row.');
  },
  BULLET: ({ hasTarget }) =>
    hasTarget
      ? fit('Each figure on the scale of its target.')
      : unfit('Needs a target to compare it with, which few measures have.'),
  COLUMNS: (shape) => {
    if (shape.measureCount === 0) return unfit(noNumbers);
    if (!hasTime(shape)) return unfit('Needs the answer grouped by month, quarter or year.');
    if (countSeries(shape) > 1)
      return unfit('Series side by side are hard to compare. Small panels show one each.');
    return fit('One column for each period, from zero.');
  },
  LINES: (shape) => {
    if (shape.measureCount === 0) return unfit(noNumbers);
    if (!hasTime(shape)) return unfit('Needs the answer grouped by month, quarter or year.');
    const series = countSeries(shape);
    if (series > maxLines)
      return unfit(
        `Up to ${maxLines} lines can be told apart; there would be ${formatNumber(series)}.`,
      );
    if (isOfSeveral(shape) && !shape.isOneUnit)
      return unfit('The measures are counted in different units, so they share no scale.');
    return fit('Best for following each series over time, on one scale.');
  },
  PANELS: (shape) => {
    if (shape.measureCount === 0) return unfit(noNumbers);
    if (!hasTime(shape)) return unfit('Needs the answer grouped by month, quarter or year.');
    const series = countSeries(shape);
    if (series < 2) return unfit('There is only one series.');
    if (series > maxPanels)
      return fit(
        `One panel for each of the first ${maxPanels} of ${series} series, each on its own scale.`,
      );
    return fit('One panel for each series, on its own scale. Best for seeing how small ones move.');
  },
  BARS: ({ groupings, rowCount, measureCount }) => {
    if (measureCount === 0) return unfit(noNumbers);
    if (groupings.length === 0) return unfit('Needs an answer with groups.');
    if (rowCount > maxGroups)
      return fit(`The top ${topGroups} of ${formatNumber(rowCount)} groups.`);
    if (groupings.some(isTime)) return fit('The periods are no longer in order.');
    return fit('Largest first, from zero.');
  },
  HEAT: ({ groupings, measureCount }) => {
    if (measureCount === 0) return unfit(noNumbers);
    if (groupings.length !== 2) return unfit('Needs an answer grouped by two things.');
    const fewest = Math.min(...groupings.map(({ count }) => count));
    if (fewest > maxHeatColumns)
      return unfit(
        `A heat table has up to ${maxHeatColumns} columns; this one would have ${fewest}.`,
      );
    return fit('Every number is shown; a wide table scrolls sideways.');
  },
  SHARES: (shape) => {
    const table = rules.HEAT(shape);
    if (!table.fits) return table;
    return typeof shape.noShares === 'string'
      ? unfit(shape.noShares)
      : fit('Each group as a share of its row, such as the major disruptions of a crime type.');
  },
  MAP: ({ groupings, measureCount, isShare }) => {
    if (measureCount === 0) return unfit(noNumbers);
    const [only] = groupings;
    if (groupings.length !== 1 || only?.dimension !== 'AREA')
      return unfit('Needs the answer grouped by area only.');
    return fit(
      isShare
        ? 'Shows where the areas are. Bars are easier to compare.'
        : 'Shows where the areas are. Counts depend on how many people live there: a rate is fairer.',
    );
  },
  WATERFALL: ({ isOfContributions }) =>
    isOfContributions
      ? fit('Each part by its contribution to the change.')
      : unfit('Needs contributions.'),
};

function isOfSeveral({ groupings, measureCount }: ChartShape): boolean {
  return measureCount > 1 && groupings.every(isTime);
}

/** Why a kind is chosen. */
function explainChoice(kind: ChartKind, shape: ChartShape): string {
  const { groupings, rowCount, measureCount } = shape;
  const time = groupings.find(isTime)?.name.toLowerCase() ?? 'period';
  const list = groupings.find((grouping) => !isTime(grouping))?.name.toLowerCase() ?? 'group';
  const series = countSeries(shape);
  switch (kind) {
    case 'TILES':
      return 'the answer is one row.';
    case 'BULLET':
      return 'there is a target to compare it with.';
    case 'COLUMNS':
      return `each ${time} is a count, and counts begin at zero.`;
    case 'LINES':
      if (series === 1)
        return `shares and rates cannot be added together, so a line by ${time} shows how they move.`;
      return `each ${time} follows the one before, and there is room to label ${numberWords[series] ?? series} lines at their ends.`;
    case 'PANELS':
      if (groupings.every(isTime))
        return `${numberWords[measureCount] ?? measureCount} measures over time in different units.`;
      return `the answer runs over time, and ${formatNumber(series)} series are too many for lines.`;
    case 'BARS':
      if (rowCount > maxGroups)
        return `one bar for each ${list}, the top ${topGroups} of ${rowCount}.`;
      if (groupings.length > 1)
        return `one bar for each combination of ${groupings.map(({ name }) => name.toLowerCase()).join(' and ')}.`;
      return `one bar for each ${list}, largest first.`;
    case 'HEAT':
      return `it is grouped by two things, ${groupings.map(({ name }) => name.toLowerCase()).join(' and ')}, and neither is time.`;
    case 'SHARES':
      return 'each group is a share of its row.';
    case 'MAP':
      return 'it is grouped by area.';
    case 'WATERFALL':
      return 'each row is one part of the change.';
  }
}

const numberWords: Readonly<Record<number, string>> = {
  2: 'two',
  3: 'three',
  4: 'four',
  5: 'five',
  6: 'six',
};
