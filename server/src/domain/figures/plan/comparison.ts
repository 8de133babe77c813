import type { Dataset } from '#domain/lists.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { isConfirmedLater, type Source, sourcesOf } from '#domain/measures/measure.js';
import { countDays } from '#domain/plain-date.js';
import { grains, isTimeDimension } from '#domain/question/dimension-values.js';
import {
  type ChangeParams,
  type Comparison,
  comparisonKeys,
  type Question,
} from '#domain/question/question.js';
import { separateTime } from '#domain/question/separate-time.js';
import { lastOfWindow, widenToWindow, windowTo } from '#domain/question/window.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { ReturnedQuarter } from '#domain/returned/returned-quarters.js';
import { ALWAYS, type DateRange, overlaps, rangeOf, type TimeGrain } from '#domain/time.js';
import { countMonths, type Distance } from '#domain/time-shift.js';

import { cutIntoPieces, type OpenReturns, toOpenReturns, wantEarlier } from './like-for-like.js';
import { openQuarters } from './open-quarters.js';

/** Which days are compared, and how much earlier the other days are. */
export interface Pairing {
  /**
   * The days, in order. If each row covers one period, only that period's days are compared in it.
   */
  readonly days: readonly DateRange[];
  readonly distance: Distance;
  /**
   * The length of each row's period, and its position in the key; null if all rows cover the same
   * days.
   */
  readonly own: {
    readonly grain: TimeGrain;
    readonly index: number;
    readonly months: number;
  } | null;
}

type Paired =
  | { readonly ok: true; readonly pairing: Pairing }
  | { readonly ok: false; readonly reason: string };

/**
 * Why an open quarter is not compared. QUARTERLY: its figures are reported by whole quarters.
 * UNDECIDED: a panel still has to decide, and the day of a decision is not used for protected
 * measures, because it would be one more way to tell people apart.
 */
type OpenRefusal = 'QUARTERLY' | 'UNDECIDED';

/** The question for the earlier figures of some measures, and the pairing that it was made from. */
export interface Earlier {
  readonly ok: true;
  readonly question: Question;
  readonly pairing: Pairing;
  readonly open: OpenReturns;
  /** Why a quarter that is not closed is not compared; null if it is compared. */
  readonly openRefusal: OpenRefusal | null;
}

/**
 * Measures whose changes are worked out together. `reason` says why there are no changes, and
 * completes "Not comparable: ...".
 */
export interface Compared {
  readonly to: Comparison;
  readonly of: ChangeParams['of'];
  readonly measures: readonly MeasureKey[];
  readonly earlier: Earlier | { readonly ok: false; readonly reason: string };
}

/**
 * The earlier figures needed for the changes in a question, as questions of their own: one for each
 * comparison of rows and of totals, and one for each dataset if a quarter is open, since different
 * agencies may have returned it.
 */
export function toComparisons(
  question: Question,
  returned: ReadonlyMap<Dataset, readonly ReturnedQuarter[]>,
  referenceData: ReferenceData,
): readonly Compared[] {
  return comparisonKeys.flatMap((to) =>
    (['ROWS', 'TOTALS'] as const).flatMap((of): readonly Compared[] => {
      const measures = question.changes
        .filter((change) => change.to === to && change.of === of)
        .map(({ measure }) => measure);
      if (measures.length === 0) return [];
      const paired =
        of === 'ROWS'
          ? pairRows(question, to, referenceData)
          : pairWhole(question, to, referenceData);
      if (!paired.ok) return [{ to, of, measures, earlier: paired }];
      const { pairing } = paired;
      return splitByReturns(measures, pairing, referenceData).map((together) => ({
        to,
        of,
        measures: together,
        earlier: toEarlier(
          { ...question, by: of === 'ROWS' ? question.by : [], measures: together },
          pairing,
          { returned, referenceData },
        ),
      }));
    }),
  );
}

const notApart =
  '"where" combines periods and other conditions under "or" or "not", so there is no earlier period to compare with';
const notOne = 'the question does not cover one period with a beginning and an end';

/** The length of a period, in months. */
const monthsIn: Readonly<Record<TimeGrain, number>> = {
  MONTH: 1,
  QUARTER: 3,
  FINANCIAL_YEAR: 12,
  CALENDAR_YEAR: 12,
};
const YEAR = 12;

/**
 * Pairs each row's days with the earlier ones; if rows are not by period, pairs those of the whole.
 */
export function pairRows(question: Question, to: Comparison, referenceData: ReferenceData): Paired {
  const periods = question.by.filter(isTimeDimension);
  const [dimension] = periods;
  if (!dimension) return pairWhole(question, to, referenceData);
  if (periods.length > 1)
    return { ok: false, reason: 'each row stands for two periods, one within the other' };
  const days = separateTime(widenToWindow(question, referenceData).groups)?.days;
  if (!days) return { ok: false, reason: notApart };
  const grain = grains[dimension];
  const months = to === 'PREVIOUS_PERIOD' ? monthsIn[grain] : YEAR;
  return {
    ok: true,
    pairing: {
      days,
      distance: { months },
      own: { grain, index: question.by.indexOf(dimension), months },
    },
  };
}

function pairWhole(question: Question, to: Comparison, referenceData: ReferenceData): Paired {
  if (question.window === 'ROLLING_FOUR_QUARTERS') {
    const last = lastOfWindow(question, referenceData);
    const months = to === 'PREVIOUS_PERIOD' ? monthsIn.QUARTER : YEAR;
    return last
      ? { ok: true, pairing: { days: [windowTo(last)], distance: { months }, own: null } }
      : { ok: false, reason: notOne };
  }
  const days = separateTime(question.filter)?.days;
  if (!days) return { ok: false, reason: notApart };
  const [range] = days;
  if (!range || days.length > 1 || range.from === ALWAYS.from || range.until === ALWAYS.until)
    return { ok: false, reason: notOne };
  const months = to === 'PREVIOUS_PERIOD' ? countMonths(range) : YEAR;
  const distance = months === null ? { days: countDays(range.from, range.until) } : { months };
  return { ok: true, pairing: { days, distance, own: null } };
}

/** Figures recorded once for a whole quarter cannot be compared until the quarter is closed. */
const quarterlySources: readonly Source[] = ['RESOURCES', 'OCGS', 'RETURNS'];

function isQuarterly(measure: MeasureKey): boolean {
  return sourcesOf(measureOf(measure)).some((source) => quarterlySources.includes(source));
}

/**
 * The measures together if returns for all days are complete; otherwise split by dataset and by
 * whether a panel decides.
 */
function splitByReturns(
  measures: readonly MeasureKey[],
  pairing: Pairing,
  referenceData: ReferenceData,
): readonly (readonly MeasureKey[])[] {
  if (!isInOpenQuarter(pairing, referenceData)) return [measures];
  const groups = new Map<string, MeasureKey[]>();
  for (const measure of measures) {
    const name = isQuarterly(measure)
      ? 'QUARTERLY'
      : [sourcesOf(measureOf(measure))[0], isDecidedLater(measure), isOpenToAll(measure)].join();
    groups.set(name, [...(groups.get(name) ?? []), measure]);
  }
  return [...groups.values()];
}

function isInOpenQuarter({ days }: Pairing, referenceData: ReferenceData): boolean {
  return openQuarters(referenceData).some((quarter) =>
    days.some((range) => overlaps(range, rangeOf('QUARTER', quarter))),
  );
}

function isDecidedLater(measure: MeasureKey): boolean {
  return isConfirmedLater(measureOf(measure));
}

function isOpenToAll(measure: MeasureKey): boolean {
  return measureOf(measure).disclosure === 'OPEN';
}

function findOpenRefusal(measures: readonly MeasureKey[]): OpenRefusal | null {
  if (measures.every(isQuarterly)) return 'QUARTERLY';
  return measures.every(
    (measure) => isDecidedLater(measure) && !isQuarterly(measure) && !isOpenToAll(measure),
  )
    ? 'UNDECIDED'
    : null;
}

interface Known {
  readonly returned: ReadonlyMap<Dataset, readonly ReturnedQuarter[]>;
  readonly referenceData: ReferenceData;
}

/**
 * @param question the question whose figures are compared, with the measures that are read together
 */
function toEarlier(
  question: Question,
  pairing: Pairing,
  { returned, referenceData }: Known,
): Earlier {
  const { measures } = question;
  const [source = 'RETURNS'] = measures.flatMap((measure) => sourcesOf(measureOf(measure)));
  const open = toOpenReturns(
    openQuarters(referenceData),
    source === 'RETURNS' ? [] : (returned.get(source) ?? []),
  );
  const openRefusal = findOpenRefusal(measures);
  const pieces = piecesOf(pairing.days, { pairing, open, referenceData }).filter(
    (piece) => openRefusal === null || piece.open === null,
  );
  const apart = separateTime(question.filter);
  const others = apart ? [apart.others] : [];
  const wanted = {
    open,
    today: referenceData.today,
    isConfirmedLater: measures.every(isDecidedLater),
  };
  const filter = { and: [...others, wantEarlier(pieces, pairing.distance, wanted)] };
  return {
    ok: true,
    question: { ...question, filter, orderBy: [], changes: [], fillGaps: false },
    pairing,
    open,
    openRefusal,
  };
}

/** Splits days into the pieces that are compared. */
export function piecesOf(
  days: readonly DateRange[],
  {
    pairing,
    open,
    referenceData,
  }: Pick<Earlier, 'pairing' | 'open'> & { readonly referenceData: ReferenceData },
): ReturnType<typeof cutIntoPieces> {
  return cutIntoPieces(days, {
    open,
    today: referenceData.today,
    isByMonth: pairing.own?.grain === 'MONTH',
  });
}
