import { senders, type SentRow } from './random-partnership.js';
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
import { type HandSums, isOfTime, workOut } from './worked-out-sums.js';

/** What one figure must be. */
export type HandFigure =
  /** Of these sums; or, where they are nothing, not available for a reason that is not worked out here. */
  | { readonly is: 'SUMS'; readonly sums: HandSums }
  /** Not available: one of its four quarters was not returned. */
  | { readonly is: 'PARTLY_RETURNED' };

/** What the earlier figure of a change must be, or that there is none. */
export type HandEarlier = HandFigure | { readonly is: 'NOT_COMPARABLE' };

/** The figures of one measure, by the text of the key of their group; null for the whole. */
export interface HandAnswer {
  /** Groups in which some record counts for more than nothing. */
  readonly keys: readonly string[];
  readonly figureOf: (key: string | null) => HandFigure;
  readonly earlierOf: (key: string | null) => HandEarlier;
  /**
   * Whether anybody whose returns tell of the group has sent one for its days: if so nothing is 0, and if not it is not
   * available. Null where that does not decide: where places or numbers may be unknown, or records count by a later day.
   */
  readonly isReturnedFor: (key: string | null) => boolean | null;
}

export interface HandWorld {
  readonly rows: readonly SentRow[];
  readonly today: string;
}

const grainMonths: Readonly<Record<string, number>> = { MONTH: 1, QUARTER: 3, FINANCIAL_YEAR: 12, CALENDAR_YEAR: 12 };
const YEAR = 12;

/** All who sent nothing, for whom one stands. */
const OTHERS = 'OTHERS';

/** Works out from the rows that were sent by today what the answer must be for one measure of a question. */
export function workOutAnswer(measure: HandMeasure, question: RandomQuestion, { rows, today }: HandWorld): HandAnswer {
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
  const valueIn = (key: string, dimension: string) => key.split('|')[by.findIndex((each) => each === dimension) + 1] ?? '';

  const returns = new Set(rows.filter(({ dataset }) => dataset === measure.dataset).map(({ agency, quarter }) => `${agency} ${quarter}`));
  const isReturned = (start: string, agency: string) => returns.has(`${agency} ${financialQuarter(start)}`);
  const open = quartersUpTo(today).filter((start) => !isClosed(start, today));
  const sentOpen: readonly string[] = senders.filter((agency) => open.some((start) => isReturned(start, agency)));

  /** Whose returns tell of a group. */
  const tellersOf = (key: string | null): readonly string[] => {
    const all = [...senders, OTHERS];
    if (measure.isSupported) return all;
    return all.filter((agency) => {
      const isInGroup = key === null || !by.includes('AGENCY') || valueIn(key, 'AGENCY') === agency;
      return isInGroup && where.admits(agency) !== false;
    });
  };
  const toFigure = (spans: readonly Span[], key: string | null, groups: ReadonlyMap<string, HandSums>): HandFigure => {
    const tellers = tellersOf(key);
    const isTold = (start: string) =>
      tellers.some(
        (agency) =>
          isReturned(start, agency) &&
          spans.some(
            ({ from, until, senders: only }) => from < monthsLater(start, 3) && start < until && (only === null || only.has(agency)),
          ),
      );
    const isPartly = isRolling && !measure.isStock && tellers.length > 0 && !quartersIn(spans, today).every(isTold);
    return isPartly ? { is: 'PARTLY_RETURNED' } : { is: 'SUMS', sums: groups.get(key ?? '') ?? { above: 0, below: 0 } };
  };
  const groupsOf = (spans: readonly Span[], groups: readonly string[], period: string | null) =>
    workOut(rows, measure, { by: groups, holds: where.holds, spans, period, today });

  /** The days that the row of a period stands for. */
  const spanOf = (period: string): Span => {
    const { from, until } = periodOf(grain, period);
    if (!isByWindow)
      return { from: from > asked.from ? from : asked.from, until: until < asked.until ? until : asked.until, senders: null };
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
    // What is looked at now: a window for a stock too, as to whether it is over.
    const now = period === null ? whole : isByWindow ? fourQuartersTo(startOfQuarter(period)) : spanOf(period);
    const isOver = !open.some((start) => now.from < monthsLater(start, 3) && start < now.until);
    const isByQuarter = measure.dataset === 'RESOURCES' || measure.dataset === 'OCGS';
    if (!isOver && isByQuarter) return { is: 'NOT_COMPARABLE' };
    const [firstOpen = LAST_DAY] = open;
    if (now.from >= firstOpen && !tellersOf(key).some((agency) => sentOpen.includes(agency))) return { is: 'NOT_COMPARABLE' };

    const length = isRolling ? 3 : period === null ? monthsBetween(now) : (grainMonths[grain] ?? 0);
    const months = to === 'PREVIOUS_PERIOD' ? length : YEAR;
    const days = period !== null && measure.isStock ? spanOf(period) : now;
    const spans = earlierSpans(days, { months, today, sentOpen: new Set(sentOpen), isByMonth: period !== null && grain === 'MONTH' });
    const name = JSON.stringify([period, key === null]);
    const found = earlierGroups.get(name) ?? groupsOf(spans, key === null ? [] : by, period);
    earlierGroups.set(name, found);
    return toFigure(spans, key, found);
  };
  const isTellingOfPlaces = [...by, where.text].some((text) => /area|county/i.test(text.replaceAll('countyLines', '')));
  const isByReturn = rows.every(
    ({ dataset, quarter, cells }) => dataset !== measure.dataset || financialQuarter(measure.dayOf(cells)) === quarter,
  );
  const isDecided =
    isByReturn && !isTellingOfPlaces && measure.dataset !== 'RESOURCES' && times.length < 2 && !(isRolling && !measure.isStock);
  const isReturnedFor = (key: string | null) => {
    if (!isDecided) return null;
    const tellers = tellersOf(key);
    const span = key !== null && times.length > 0 ? spanOf(valueIn(key, grain)) : whole;
    const starts = measure.isStock ? [lastQuarterIn([span], today, () => true)] : quartersIn([span], today);
    return tellers.length === 0 || starts.some((start) => tellers.some((agency) => isReturned(start, agency)));
  };
  return {
    isReturnedFor,
    keys: [...groups].filter(([, { above, below }]) => above !== 0 || below !== 0).map(([key]) => key),
    figureOf: (key) => {
      if (key === null) return toFigure([whole], null, totals);
      return toFigure([isByWindow ? spanOf(valueIn(key, grain)) : whole], key, groups);
    },
    earlierOf,
  };
}

function monthsBetween({ from, until }: Span): number {
  const toMonths = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return toMonths(until) - toMonths(from);
}
