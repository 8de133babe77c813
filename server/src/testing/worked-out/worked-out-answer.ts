import { after, senders, type SentRow } from '#testing/random-partnership.js';

import type { RandomQuestion } from './random-questions.js';
import type { HandMeasure } from './worked-out.js';
import {
  earlierSpans,
  financialQuarter,
  FIRST_DAY,
  fourQuartersTo,
  isClosed,
  LAST_DAY,
  lastQuarterIn,
  monthsLater,
  periodOf,
  quartersIn,
  quartersUpTo,
  type Span,
  startOfQuarter,
} from './worked-out-days.js';
import { countPeople, doesTellOfPlaces, doPlacesFollow } from './worked-out-people.js';
import { divideSums, type HandSums, isOfTime, workOut } from './worked-out-sums.js';

export type HandFigure =
  /**
   * A figure from these sums. If the sums are empty, it may also be not available, for a reason
   * that is not computed here.
   */
  | { readonly is: 'SUMS'; readonly sums: HandSums }
  /**
   * One sum divided by another sum or by people, times a scale; not applicable if the divisor is
   * zero or null.
   */
  | {
      readonly is: 'RATIO';
      readonly above: number;
      readonly below: number | null;
      readonly scale: number;
    }
  /** Not applicable, because the places do not follow from the question, as a stock requires. */
  | { readonly is: 'NOT_APPLICABLE' }
  /**
   * Not available, because a required return was not sent, such as that of one of four quarters.
   */
  | { readonly is: 'NOT_RETURNED' };

/** The expected earlier figure of a change, or a mark that nothing can be compared. */
export type HandEarlier = HandFigure | { readonly is: 'NOT_COMPARABLE' };

/** The figures of one measure, by the text of the group's key; null for the whole. */
export interface HandAnswer {
  /** The groups with a record that adds more than 0. */
  readonly keys: readonly string[];
  readonly figureOf: (key: string | null) => HandFigure;
  readonly earlierOf: (key: string | null) => HandEarlier;
  /**
   * Whether an agency whose returns cover the group has sent a return for its days. If so, the
   * absence of records means 0; otherwise the figure is not available. Null if this cannot be
   * decided, because places or numbers may be unknown, or records count by a later day.
   */
  readonly isReturnedFor: (key: string | null) => boolean | null;
}

export interface HandReferenceData {
  readonly rows: readonly SentRow[];
  readonly today: string;
}

const grainMonths: Readonly<Record<string, number>> = {
  MONTH: 1,
  QUARTER: 3,
  FINANCIAL_YEAR: 12,
  CALENDAR_YEAR: 12,
};
const YEAR = 12;

/** The code that represents all agencies that sent nothing. */
const OTHERS = 'OTHERS';

/** Computes the expected answer for one measure of a question from the rows sent until today. */
export function workOutAnswer(
  measure: HandMeasure,
  question: RandomQuestion,
  { rows, today }: HandReferenceData,
): HandAnswer {
  const { by, where, quarters, isRolling, to } = question;
  const asked: Span = {
    from: quarters ? startOfQuarter(quarters.from) : FIRST_DAY,
    until: quarters ? monthsLater(startOfQuarter(quarters.to), 3) : LAST_DAY,
    senders: null,
  };
  const whole = isRolling ? fourQuartersTo(lastQuarterIn([asked], today, () => true)) : asked;
  const times = by.filter(isOfTime);
  const [grain = ''] = times;
  const isByWindow = isRolling && times.length > 0;
  const valueIn = (key: string, dimension: string) =>
    key.split('|')[by.findIndex((each) => each === dimension) + 1] ?? '';

  const returns = new Set(
    rows.map(({ dataset, agency, quarter }) => `${dataset} ${agency} ${quarter}`),
  );
  const isReturned = (
    start: string,
    agency: string,
    { dataset }: Pick<HandMeasure, 'dataset'> = measure,
  ) => returns.has(`${dataset} ${agency} ${financialQuarter(start)}`);
  // A measure over two datasets counts quarters for which an agency sent both. Marked records count
  // in quarters that any agency marks.
  const describeHours = new Set(
    rows
      .filter(({ dataset, cells }) => dataset === 'RESOURCES' && cells.hours_committed)
      .map(({ agency, quarter }) => `${agency} ${quarter}`),
  );
  const isCounted = (
    start: string,
    agency: string,
    marks: readonly string[] = senders,
  ): boolean => {
    const { per, markedBy, isStock } = measure;
    if (per)
      return (
        describeHours.has(`${agency} ${financialQuarter(start)}`) && isReturned(start, agency, per)
      );
    return (
      markedBy === undefined ||
      isStock === true ||
      marks.some((other) => isReturned(start, other, { dataset: 'DISRUPTIONS' }))
    );
  };
  const counted = rows.filter(({ agency, quarter }) => isCounted(startOfQuarter(quarter), agency));
  const open = quartersUpTo(today).filter((start) => !isClosed(start, today));
  const sentOpen: readonly string[] = senders.filter((agency) =>
    open.some((start) => isReturned(start, agency)),
  );

  /** The agencies whose returns cover a group. */
  const tellersOf = (key: string | null): readonly string[] => {
    const all = [...senders, OTHERS];
    if (measure.isSupported) return all;
    return all.filter((agency) => {
      const own = key === null || !by.includes('AGENCY') ? null : valueIn(key, 'AGENCY');
      const isInGroup =
        own === null || agency === (senders.some((sender) => sender === own) ? own : OTHERS);
      return isInGroup && where.admits({ AGENCY: agency }) !== false;
    });
  };
  const toFigure = (
    spans: readonly Span[],
    key: string | null,
    groups: ReadonlyMap<string, HandSums>,
  ): HandFigure => {
    const tellers = tellersOf(key);
    const toldBy = (source: HandMeasure) => (start: string) =>
      tellers.some(
        (agency) =>
          isReturned(start, agency, source) &&
          isCounted(start, agency) &&
          spans.some(
            ({ from, until, senders: only }) =>
              from < monthsLater(start, 3) && start < until && (only === null || only.has(agency)),
          ),
      );
    const { per, markedBy } = measure;
    const starts = quartersIn(spans, today);
    if (markedBy !== undefined) {
      const isMarked = (start: string) =>
        senders.some((agency) =>
          Array.from({ length: markedBy }, (_, before) => before).some((before) =>
            isReturned(monthsLater(start, -3 * before), agency, { dataset: 'DISRUPTIONS' }),
          ),
        );
      const ends = measure.isStock ? [lastQuarterIn(spans, today, () => true)] : starts;
      const areMarked = isRolling && !measure.isStock ? ends.every(isMarked) : ends.some(isMarked);
      if (!areMarked) return { is: 'NOT_RETURNED' };
    }
    const isPartly =
      isRolling &&
      !measure.isStock &&
      [measure, ...(per ? [per] : [])].some((source) => !starts.every(toldBy(source)));
    if (isPartly && tellers.length > 0) return { is: 'NOT_RETURNED' };
    const sums = groups.get(key ?? '') ?? { above: 0, below: 0 };
    const ownValueOf = (dimension: string) =>
      key !== null && by.some((each) => each === dimension) ? valueIn(key, dimension) : null;
    if (measure.isStock && !doPlacesFollow(where, ownValueOf)) return { is: 'NOT_APPLICABLE' };
    if (measure.isPerPeople) {
      // A condition that no record can match has no days either, so no sum is divided by today’s
      // population.
      const until = latest(spans.map((span) => span.until));
      const lastDay = until === LAST_DAY || where.admits({}) === false ? today : after(until, -1);
      return {
        is: 'RATIO',
        above: sums.above,
        below: countPeople(question, { valueIn: ownValueOf, lastDay }),
        scale: 1000,
      };
    }
    if (!per) return { is: 'SUMS', sums };
    const isPerUnknown = tellers.length > 0 && !starts.some(toldBy(per));
    return isPerUnknown ? { is: 'NOT_RETURNED' } : { is: 'RATIO', ...sums, scale: 1 };
  };
  const groupsOf = (spans: readonly Span[], groups: readonly string[], period: string | null) => {
    const asking = { by: groups, holds: where.holds, spans, period, today };
    const own = workOut(counted, measure, asking);
    return measure.per ? divideSums(own, workOut(counted, measure.per, asking)) : own;
  };

  /** The days of a period’s row. */
  const spanOf = (period: string): Span => {
    const { from, until } = periodOf(grain, period);
    if (!isByWindow) return intersect(asked, { from, until });
    return measure.isStock ? { from, until, senders: null } : fourQuartersTo(from);
  };
  const rolled = isByWindow ? quartersIn([asked], today).map(financialQuarter) : [];
  const groups = isByWindow
    ? new Map(rolled.flatMap((quarter) => [...groupsOf([spanOf(quarter)], by, quarter)]))
    : groupsOf([whole], by, null);
  const totals = groupsOf([whole], [], null);

  const earlierGroups = new Map<string, ReadonlyMap<string, HandSums>>();
  const earlierOf = (key: string | null): HandEarlier => {
    const period = key !== null && times.length > 0 ? valueIn(key, grain) : null;
    if (period !== null && times.length > 1) return { is: 'NOT_COMPARABLE' };
    if (period === null && !isRolling && quarters === null) return { is: 'NOT_COMPARABLE' };
    // The days of the current figure. A stock also has a window, which decides whether the period
    // has ended.
    const now =
      period === null
        ? whole
        : isByWindow
          ? fourQuartersTo(startOfQuarter(period))
          : spanOf(period);
    const isOver = !open.some((start) => now.from < monthsLater(start, 3) && start < now.until);
    const isByQuarter = measure.dataset === 'RESOURCES' || measure.dataset === 'OCGS';
    if (!isOver && (isByQuarter || measure.isSettledLater)) return { is: 'NOT_COMPARABLE' };
    const [firstOpen = LAST_DAY] = open;
    if (now.from >= firstOpen && !tellersOf(key).some((agency) => sentOpen.includes(agency)))
      return { is: 'NOT_COMPARABLE' };

    const length = isRolling ? 3 : period === null ? monthsBetween(now) : (grainMonths[grain] ?? 0);
    const months = to === 'PREVIOUS_PERIOD' ? length : YEAR;
    const days = period !== null && measure.isStock ? spanOf(period) : now;
    const spans = earlierSpans(days, {
      months,
      today,
      sentOpen: new Set(sentOpen),
      isByMonth: period !== null && grain === 'MONTH',
    });
    const name = JSON.stringify([period, key === null]);
    const found = earlierGroups.get(name) ?? groupsOf(spans, key === null ? [] : by, period);
    earlierGroups.set(name, found);
    return toFigure(spans, key, found);
  };
  const figureOf = (key: string | null): HandFigure => {
    if (key === null) return toFigure([whole], null, totals);
    const span = isByWindow ? spanOf(valueIn(key, grain)) : whole;
    const periods = isByWindow
      ? []
      : times.map((dimension) => periodOf(dimension, valueIn(key, dimension)));
    return toFigure([periods.reduce(intersect, span)], key, groups);
  };
  const isTellingOfPlaces = [...by, where.text].some(doesTellOfPlaces);
  const isByReturn = rows.every(
    ({ dataset, quarter, cells }) =>
      dataset !== measure.dataset || financialQuarter(measure.dayOf(cells)) === quarter,
  );
  const isDecided =
    isByReturn &&
    !isTellingOfPlaces &&
    measure.dataset !== 'RESOURCES' &&
    times.length < 2 &&
    !(isRolling && !measure.isStock);
  const isReturnedFor = (key: string | null) => {
    // A question that no record can match has no days.
    if (!isDecided || where.admits({}) === false || figureOf(key).is === 'NOT_RETURNED')
      return null;
    const tellers = tellersOf(key);
    const span = key !== null && times.length > 0 ? spanOf(valueIn(key, grain)) : whole;
    const starts = measure.isStock
      ? [lastQuarterIn([span], today, () => true)]
      : quartersIn([span], today);
    return (
      tellers.length === 0 ||
      starts.some((start) =>
        tellers.some((agency) => isReturned(start, agency) && isCounted(start, agency)),
      )
    );
  };
  return {
    isReturnedFor,
    keys: [...groups]
      .filter(([, { above, below }]) => above !== 0 || below !== 0)
      .map(([key]) => key),
    figureOf,
    earlierOf,
  };
}

function intersect(span: Span, { from, until }: Pick<Span, 'from' | 'until'>): Span {
  return {
    ...span,
    from: from > span.from ? from : span.from,
    until: until < span.until ? until : span.until,
  };
}

function latest(days: readonly string[]): string {
  return days.toSorted().at(-1) ?? FIRST_DAY;
}

function monthsBetween({ from, until }: Span): number {
  const toMonths = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return toMonths(until) - toMonths(from);
}
