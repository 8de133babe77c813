import type { Break, RawTable } from '#domain/disclosure/raw-table.js';
import { type Change, noChange, toChange } from '#domain/figures/figure/change.js';
import type { Row } from '#domain/figures/figure/row.js';
import { type ComparedPeriods, findPeriods } from '#domain/figures/plan/compared-periods.js';
import type { Earlier } from '#domain/figures/plan/comparison.js';
import { earlierDays } from '#domain/figures/plan/like-for-like.js';
import { datasetsOf } from '#domain/figures/plan/required-returns.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { isConfirmedLater, isOfSupporters, type Measure } from '#domain/measures/measure.js';
import { addDays, countDays } from '#domain/plain-date.js';
import { formatQuarter, type Quarter, quarterOf } from '#domain/quarter.js';
import { type KeyValue, toKeyCell } from '#domain/question/dimension-values.js';
import { doesNameSenders, mayHold } from '#domain/question/filter.js';
import { toKeyText } from '#domain/question/group-keys.js';
import type { Question } from '#domain/question/question.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { type DateRange, rangeOf } from '#domain/time.js';

import { type ReadQuestion, rowMaker } from './table.js';

/** A row whose changes are worked out; the whole has no key. */
export interface LaterRow extends Pick<Row, 'figures'> {
  readonly key: readonly KeyValue[] | null;
}

/**
 * Finds the changes of rows, by measure, from what was read and disclosed for the earlier period. A
 * row of an open quarter is compared like for like: the figure shown still has all its records, and
 * the earlier one covers as many days, for the agencies whose returns for the open quarter are in.
 * The later figure has only these agencies' records anyway.
 */
export function changeFinder(
  earlier: Earlier,
  disclosed: ReadQuestion['disclosed'],
  referenceData: ReferenceData,
): (row: LaterRow) => ReadonlyMap<MeasureKey, Change> {
  const { question } = earlier;
  const returned = ofSenders(disclosed.returned, question);
  const toRow = rowMaker({ question, disclosed: { ...disclosed, returned } }, referenceData);
  const sums = new Map(disclosed.rows.map((row) => [toKeyText(row.key), row.sums]));
  const findKnown = findOnce((key) => findPeriods(key, earlier, referenceData), earlier);

  return ({ key, figures }) => {
    const periods = findKnown(key);
    if (!periods.ok)
      return new Map(
        question.measures.map((measure) => [measure, noChange(measureOf(measure), periods.reason)]),
      );
    const before = toRow(
      periods.key,
      periods.key ? (sums.get(toKeyText(periods.key)) ?? new Map()) : disclosed.totals,
    );
    const changes = question.measures.map((name) => {
      const measure = measureOf(name);
      const [figure, from] = [figures.get(name), before.figures.get(name)];
      if (!figure || !from) return [name, noChange(measure, 'there is no figure')] as const;
      const likeness = toLikeness({ key, measure, periods }, earlier, referenceData);
      if (!likeness.ok) return [name, noChange(measure, likeness.reason)] as const;
      const brokenBy = findBreak(disclosed.breaks, measure, periods);
      return [
        name,
        toChange(
          measure,
          { figure, from },
          { name: periods.name, likeness: likeness.words, brokenBy },
        ),
      ] as const;
    });
    return new Map(changes);
  };
}

/**
 * Finds a pair of periods once for all rows of the same period, and puts it into each row's key.
 */
function findOnce(
  find: (key: readonly KeyValue[] | null) => ReturnType<typeof findPeriods>,
  { pairing: { own } }: Earlier,
): typeof find {
  const found = new Map<KeyValue, ReturnType<typeof find>>();
  return (key) => {
    const period = own && key ? (key[own.index] ?? null) : null;
    const known = found.get(period) ?? find(key);
    found.set(period, known);
    if (!known.ok || !key) return known;
    const earlierPeriod = own && known.key ? (known.key[own.index] ?? null) : null;
    return { ...known, key: own ? key.with(own.index, earlierPeriod) : key };
  };
}

/**
 * Quarters as returned by agencies whose records the filter counts, for each dataset. Marking
 * returns may come from anybody.
 */
function ofSenders(
  returned: RawTable['returned'],
  { filter, measures }: Pick<Question, 'filter' | 'measures'>,
): RawTable['returned'] {
  if (!doesNameSenders(filter)) return returned;
  const counted = datasetsOf(measures);
  return new Map(
    [...returned].map(([dataset, quarters]) => {
      if (!counted.includes(dataset)) return [dataset, quarters];
      const alike = quarters.map((quarter) => {
        const TIME = rangeOf('QUARTER', quarterOf(quarter.start));
        // Most quarters were not asked about, so who sent them does not matter.
        if (!mayHold(filter, { TIME })) return { ...quarter, agencyIds: [] };
        return {
          ...quarter,
          agencyIds: quarter.agencyIds.filter((id) =>
            mayHold(filter, { TIME, senders: new Set([id]) }),
          ),
        };
      });
      // A quarter returned only by others does not count as returned.
      return [dataset, alike.filter(({ agencyIds }) => agencyIds.length > 0)] as const;
    }),
  );
}

interface Alike {
  readonly key: readonly KeyValue[] | null;
  readonly measure: Measure;
  readonly periods: ComparedPeriods;
}

type Likeness =
  | { readonly ok: true; readonly words: string | null }
  | { readonly ok: false; readonly reason: string };

/**
 * What is compared in an unfinished period, in words: "same 55 days, 3 agencies". Null for a closed
 * period. Records that a panel has yet to confirm are not in the later figure, so the earlier one
 * has only what was confirmed by the same day.
 */
function toLikeness(
  { key, measure, periods: { pieces } }: Alike,
  { question, open, pairing }: Earlier,
  referenceData: ReferenceData,
): Likeness {
  const quarters = [...new Set(pieces.flatMap((piece) => piece.open ?? []))];
  if (quarters.length === 0) return { ok: true, words: null };

  // The filter has the earlier days, and the key names the later ones.
  const { TIME: _, ...cell } = toKeyCell(key ? question.by : [], key ?? [], referenceData);
  const isAsked = (id: number) =>
    isOfSupporters(measure) ||
    ((cell.AGENCY?.has(id) ?? true) &&
      mayHold(question.filter, { ...cell, AGENCY: new Set([id]) }));
  const countIn = (quarter: Quarter) => [...(open.get(quarter) ?? [])].filter(isAsked).length;
  const isWithinThem = pieces.every((piece) => piece.open !== null);
  if (isWithinThem && quarters.every((quarter) => countIn(quarter) === 0)) {
    return {
      ok: false,
      reason: `no return for ${quarters.map(formatQuarter).join(' or ')} is in yet`,
    };
  }

  const days = sumOf(pieces.map(({ run }) => run));
  const against = sumOf(pieces.map((piece) => earlierDays(piece, pairing.distance)));
  const agencies = quarters.map((quarter) => {
    const count = countIn(quarter);
    const words = count === 1 ? '1 agency' : `${count} agencies`;
    return isWithinThem && quarters.length === 1 ? words : `${words} in ${formatQuarter(quarter)}`;
  });
  const words = [sayDays(days, against), ...agencies].join(', ');
  return {
    ok: true,
    words: isConfirmedLater(measure) ? `${words}, confirmed by the same day` : words,
  };
}

function sayDays(days: number, against: number): string {
  const inWords = (count: number) => (count === 1 ? '1 day' : `${count} days`);
  return days === against ? `same ${inWords(days)}` : `${inWords(days)} against ${against}`;
}

function sumOf(ranges: readonly DateRange[]): number {
  return ranges.reduce((sum, { from, until }) => sum + countDays(from, until), 0);
}

/**
 * The first change in recording after the start of the earlier period and up to the end of the
 * later one; null if there is none.
 */
export function findBreak(
  breaks: readonly Break[],
  { key, kind }: Measure,
  { now, then }: ComparedPeriods,
): Break | null {
  const ends = (days: readonly DateRange[]) => {
    const until = days.at(-1)?.until ?? '';
    // A stock is known for the last quarter only.
    return {
      from:
        kind === 'STOCK'
          ? rangeOf('QUARTER', quarterOf(addDays(until, -1))).from
          : (days[0]?.from ?? ''),
      until,
    };
  };
  const [earlier, later] = [ends(then), ends(now)];
  return (
    breaks.find(
      ({ happenedOn, measures }) =>
        measures.includes(key) && earlier.from < happenedOn && happenedOn < later.until,
    ) ?? null
  );
}
