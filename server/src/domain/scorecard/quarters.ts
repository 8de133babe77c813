import type { Break } from '#domain/disclosure/raw-table.js';
import { openQuarters } from '#domain/figures/plan/open-quarters.js';
import { type Measure, sourcesOf } from '#domain/measures/measure.js';
import { memoise, memoiseEach } from '#domain/memoise.js';
import { type Quarter, quarterOf, quartersBetween, shift, startOf } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';

/** The number of quarters in a trend, including the one shown. */
const TREND_QUARTERS = 13;

/** The latest quarter that is not open for any dataset. */
export function latestClosed(referenceData: Pick<ReferenceData, 'periods' | 'today'>): Quarter {
  const [first = quarterOf(referenceData.today)] = openQuarters(referenceData);
  return shift(first, -1);
}

/**
 * The quarter that is shown if none is asked for: the latest closed one with data, or else the
 * latest open one with data, or else the latest closed one. So an installation with only old
 * returns shows those.
 *
 * @param withData quarters for which anybody has published a return, in any order
 */
export function findStandardQuarter(
  withData: readonly Quarter[],
  referenceData: Pick<ReferenceData, 'periods' | 'today'>,
): Quarter {
  const latest = latestClosed(referenceData);
  const begun = withData.filter((quarter) => quarter <= quarterOf(referenceData.today)).toSorted();
  return begun.findLast((quarter) => quarter <= latest) ?? begun.at(-1) ?? latest;
}

/**
 * The 13 quarters up to the one shown. If that is the latest closed quarter or a later one, all
 * quarters up to the current one are added.
 */
export function trendQuarters(
  shown: Quarter,
  referenceData: Pick<ReferenceData, 'periods' | 'today'>,
): readonly Quarter[] {
  const last = shown < latestClosed(referenceData) ? shown : quarterOf(referenceData.today);
  return quartersBetween(shift(shown, 1 - TREND_QUARTERS), last);
}

/**
 * Whether the quarter is open for the measure's data; for a measure of returns, while any dataset
 * is open.
 */
export function isOpenFor(
  measure: Measure,
  quarter: Quarter,
  { periods, today }: Pick<ReferenceData, 'periods' | 'today'>,
): boolean {
  return openOn(periods)(today)(measure)(quarter);
}

/**
 * The maximum number of quarters cached for each measure: every point of every chart asks for the
 * same few.
 */
const MAX_KNOWN = 1_000;

const openOn = memoiseEach((periods: ReferenceData['periods']) =>
  memoise((today: ReferenceData['today']) =>
    memoise((measure: Measure) =>
      memoise(
        (quarter: Quarter) =>
          sourcesOf(measure).some(
            (source) =>
              (source === 'RETURNS'
                ? periods.minSettled(quarter, today)
                : periods.statusOf(source, quarter, today)) === 'OPEN',
          ),
        MAX_KNOWN,
      ),
    ),
  ),
);

/**
 * Whether limits begin again with a quarter: recording changed on its first day, on a day within
 * it, or within the quarter before. A quarter within which recording changed includes both ways of
 * recording, and is separate from both.
 */
export function isNewStart(quarter: Quarter, breaks: readonly Break[]): boolean {
  return newStarts(breaks).has(quarter);
}

/** Results for each list, kept because every point of every chart needs them. */
const newStarts = memoiseEach(
  (breaks: readonly Break[]) =>
    new Set(
      breaks.flatMap(({ happenedOn }) => {
        const own = quarterOf(happenedOn);
        return happenedOn === startOf(own) ? [own] : [own, shift(own, 1)];
      }),
    ),
);
