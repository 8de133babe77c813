import type { Figure } from '#domain/figures/figure/figure.js';
import { addPlus, formatBare, formatPoundsShort } from '#domain/figures/words/format.js';
import { describeCompanionShortfall } from '#domain/findings/shortfall.js';
import type { Measure } from '#domain/measures/measure.js';
import type { BlockCell, CellMark } from '#domain/pages/block/block.js';
import type { ColumnDeclaration, ColumnShows } from '#domain/pages/declared/declaration.js';
import type { Quarter } from '#domain/quarter.js';
import { isInPart, valueOf } from '#domain/scorecard/charted-quarters.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';
import { formatLimits } from '#domain/scorecard/level-words.js';
import type { Variation } from '#domain/scorecard/variation.js';
import { findMiss, formatAim, type Target, toWanted } from '#domain/targets/target.js';

import { describeShare, placeOf, rangesOf, tooFew } from './rounded-cell.js';
import { describeStatus, describeVariation } from './verdict-words.js';

/** Fewer points than this do not give a usual range. */
const MIN_FOR_RANGE = 8;

interface CellSetting {
  /**
   * The target of the whole, for a part's share without a target of its own; null if there is none.
   */
  readonly commonTarget: Target | null;
  /**
   * Whether there are so many figures that a usual range is drawn only if the figure is outside it.
   */
  readonly isAmongMany: boolean;
  /** The figure rated like with like, for drawing and marking; null if no return is missing. */
  readonly like: JudgedKpi | null;
  /** The mark for a figure outside what chance explains among the others; null if within. */
  readonly outlier?: CellMark | null;
}

/** A cell without content. */
export const emptyCell: BlockCell = {
  text: '',
  mark: 'PLAIN',
  value: null,
  start: null,
  series: [],
  usual: null,
  ranges: [],
  own: null,
  place: null,
  status: null,
  variation: null,
};

/** The cell of a figure, with what its column shows as text and as a drawing. */
export function toCell(
  kpi: JudgedKpi | null,
  { shows, drawing }: Pick<ColumnDeclaration, 'shows' | 'drawing'>,
  { commonTarget, isAmongMany, like, outlier = null }: CellSetting,
): BlockCell {
  if (kpi === null) return emptyCell;
  const drawn = like ?? kpi;
  const mark =
    drawing === 'NONE'
      ? (outlier ?? 'PLAIN')
      : markOf(drawn, { commonTarget, isAmongMany, outlier });
  // The history of a figure is worked out on first use, because most cells do not need it.
  const toTold = () => ({
    variation: variationOf(kpi, isAmongMany),
    figure: kpi.figure,
    charted: kpi.charted,
    isOpen: kpi.isOpen,
  });
  return {
    ...emptyCell,
    text:
      shows === 'VARIATION'
        ? describeVariation(toTold())
        : tell(shows === 'USUAL_RANGE' ? drawn : kpi, shows),
    mark,
    isPastTarget: isPastTarget(drawn, commonTarget),
    value: kpi.figure.value,
    start: null,
    series: isLine(drawing)
      ? drawn.trend.filter(({ quarter }) => quarter <= kpi.quarter).map(valueOf)
      : [],
    usual:
      (drawing === 'SPARKLINE' && (!isAmongMany || mark === 'SIGNAL')) || drawing === 'PANEL'
        ? usualOf(drawn)
        : null,
    ranges:
      drawing === 'PANEL'
        ? rangesOf(
            drawn.trend.filter(({ quarter }) => quarter <= kpi.quarter).map(({ figure }) => figure),
          )
        : [],
    own: drawing === 'BAR' ? kpi.figure.own : null,
    place: drawing === 'RANGE' ? placeOf(kpi, kpi.figure.range) : null,
    status: shows === 'STATUS' && describeStatus(kpi) !== '' ? kpi.status : null,
    variation:
      shows === 'VARIATION' && describeVariation(toTold()) !== ''
        ? variationOf(kpi, isAmongMany)
        : null,
  };
}

function isLine(drawing: ColumnDeclaration['drawing']): boolean {
  return drawing === 'SPARKLINE' || drawing === 'PANEL' || drawing === 'LINE';
}

const protectedFlags = ['ESTIMATED', 'CONFIDENTIAL'] as const;

/** Details that only make sense next to a figure. */
const beside: ReadonlySet<ColumnShows> = new Set<ColumnShows>([
  'USUAL_RANGE',
  'SHORTFALL',
  'ON_LAST_YEAR',
]);

function tell(kpi: JudgedKpi, shows: Exclude<ColumnShows, 'VARIATION'>): string {
  const { figure, measure } = kpi;
  if (shows === 'NOTHING') return '';
  if (shows === 'STATUS') return describeStatus(kpi);
  if (shows === 'TARGET') return kpi.target === null ? '' : formatAim(measure, kpi.target.aim);
  // The shortfall is given only once.
  if (figure.value === null && beside.has(shows)) return '';
  if (figure.value === null)
    return shows === 'SHARE' && figure.flags.includes('NOT_APPLICABLE')
      ? 'none'
      : describeMissing(kpi);
  switch (shows) {
    case 'SHARE':
      return describeShare(figure, measure);
    case 'VALUE':
      return describeValue(figure, measure);
    case 'PARTS':
      return describeParts(figure, measure) ?? figure.text;
    case 'NUMERATOR':
      return figure.numerator === null ? figure.text : describeAmount(kpi, figure.numerator);
    case 'SHORTFALL':
      return describeMissed(kpi);
    case 'ON_LAST_YEAR':
      return (
        kpi.sameQuarterLastYear.signed ??
        (kpi.sameQuarterLastYear.difference === null ? '' : 'too close to tell')
      );
    case 'USUAL_RANGE': {
      const usual = usualOf(kpi);
      return usual === null ? '' : formatLimits(usual, kpi);
    }
  }
}

/** The shortfall from the target, if the figure is rated; not given for a rounded figure. */
function describeMissed(kpi: JudgedKpi): string {
  switch (kpi.status) {
    case 'RED':
    case 'AMBER':
      return describeCompanionShortfall(kpi) ?? 'missed';
    case 'GREEN':
      return 'met';
    default:
      return '';
  }
}

/** A figure as text: without its unit if it is exact; otherwise in the same words as elsewhere. */
export function describeValue(
  { value, flags, range, displayText, text }: Figure,
  { unit }: Pick<Measure, 'unit'>,
): string {
  if (value === null || protectedFlags.some((flag) => flags.includes(flag))) return displayText;
  return range === null ? formatBare(value, unit) : text;
}

/** The numerator and denominator of a share: "51.7 of 711.2"; null if it has no parts. */
export function describeParts(
  { numerator, denominator }: Figure,
  { partsUnit }: Pick<Measure, 'partsUnit'>,
): string | null {
  return numerator === null || denominator === null
    ? null
    : `${formatBare(numerator, partsUnit)} of ${formatBare(denominator, partsUnit)}`;
}

/** Why there is no figure: no return, withheld, hidden, or as its flag says. */
function describeMissing(kpi: JudgedKpi): string {
  const { figure } = kpi;
  if (hasNoReturn(kpi)) return 'no return';
  if (figure.isWithheld) return figure.displayText;
  return figure.flags.includes('CONFIDENTIAL') ? tooFew : figure.text;
}

/** The numerator of a share, with its sign: "+£256k". If both parts are empty, the amount is 0. */
export function describeAmount(
  { measure: { partsUnit } }: Pick<JudgedKpi, 'measure'>,
  amount: number,
): string {
  const written = partsUnit === 'GBP' ? formatPoundsShort(amount) : formatBare(amount, partsUnit);
  return /[1-9]/.test(written) ? addPlus(written, amount) : '0';
}

/** Whether a figure is missing because a return that is owed has not arrived. */
export function hasNoReturn({ figure, returnsDue, returnsReceived }: JudgedKpi): boolean {
  return (
    figure.flags.includes('NOT_AVAILABLE') && !figure.isWithheld && returnsReceived < returnsDue
  );
}

/**
 * The usual range, from eight quarters on; if the level changed, the usual range before the change.
 */
export function usualOf({
  chart: { limits, pointCount, isTooSmall },
  latestBreak,
}: Pick<JudgedKpi, 'chart' | 'latestBreak'>): BlockCell['usual'] {
  if (latestBreak !== null) return latestBreak.baseline.limits;
  return limits === null || pointCount < MIN_FOR_RANGE || isTooSmall ? null : limits;
}

/** Whether a cell is marked for something worth a look. */
export function isMark(mark: CellMark): boolean {
  return mark !== 'PLAIN' && mark !== 'FEW' && mark !== 'MISSING';
}

/** Whether a figure's level changed, and has not gone back. */
export function isBroken({ latestBreak }: Pick<JudgedKpi, 'latestBreak'>): boolean {
  return latestBreak?.backSince === null;
}

/**
 * Whether a quarter of a chart is marked: after a change of level only the first quarter at the new
 * level, otherwise each quarter with a signal.
 */
export function isQuarterMarked(
  { latestBreak, chart, charted }: Pick<JudgedKpi, 'latestBreak' | 'chart' | 'charted'>,
  quarter: Quarter,
): boolean {
  if (latestBreak !== null) return latestBreak.quarter === quarter;
  return chart.points.some(
    ({ index, signals }) => charted[index] === quarter && signals.length > 0,
  );
}

/**
 * Among many cells only changes of level and points beyond a limit are marked: weaker signals among
 * so many are due to chance.
 */
function markOf(
  kpi: JudgedKpi,
  { commonTarget, isAmongMany, outlier }: Required<Omit<CellSetting, 'like'>>,
): CellMark {
  const { figure } = kpi;
  if (figure.value === null) return 'MISSING';
  if (kpi.isOpen) return 'PLAIN';
  if (isBroken(kpi)) return 'SIGNAL';
  if (kpi.signal !== null && (isBeyondLimit(kpi) || !isAmongMany)) return 'SIGNAL';
  if (outlier !== null) return outlier;
  if (figure.flags.includes('LOW_RELIABILITY')) return 'FEW';
  return isPastTarget(kpi, commonTarget) ? 'PAST_TARGET' : 'PLAIN';
}

function isBeyondLimit({ chart }: Pick<JudgedKpi, 'chart'>): boolean {
  return (
    chart.latest?.signals.some(
      (signal) => signal === 'ABOVE_UPPER_LIMIT' || signal === 'BELOW_LOWER_LIMIT',
    ) === true
  );
}

const realChanges: ReadonlySet<Variation> = new Set([
  'IMPROVING',
  'WORSENING',
  'UNUSUALLY_HIGH',
  'UNUSUALLY_LOW',
]);

/** How a figure changed. Among many figures, a change without a mark is not a real one. */
function variationOf(kpi: JudgedKpi, isAmongMany: boolean): Variation {
  if (!isAmongMany || isBroken(kpi) || isBeyondLimit(kpi)) return kpi.variation;
  return realChanges.has(kpi.variation) ? 'NO_REAL_CHANGE' : kpi.variation;
}

/**
 * Whether a figure misses its own target or, for a part's share without one, the target of the
 * whole.
 */
function isPastTarget(
  {
    figure,
    measure,
    status,
    target: own,
  }: Pick<JudgedKpi, 'figure' | 'measure' | 'status' | 'target'>,
  commonTarget: Target | null,
): boolean {
  const target = own ?? (measure.unit === 'PERCENT' && figure.range === null ? commonTarget : null);
  // A figure without others' records has no status.
  if (target === null || figure.value === null || status === 'TOO_CLOSE' || isInPart(figure))
    return false;
  return findMiss(figure.value, toWanted(measure.direction, target.aim)) !== null;
}
