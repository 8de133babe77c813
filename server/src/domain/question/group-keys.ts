import { type Dimension, dimensions } from '#domain/measures/dimensions.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { ALWAYS, intersectRanges, keyOf, keysIn, rangeOf } from '#domain/time.js';

import {
  grains,
  isTimeDimension,
  keyCellFinder,
  type KeyValue,
  type TimeDimension,
  toKeyCell,
  valuesOf,
} from './dimension-values.js';
import { axesOf, daysOf, mayExist, mayHold } from './filter.js';
import { MAX_GROUPS, type Question } from './question.js';

export type Keys =
  | { readonly ok: true; readonly keys: readonly (readonly KeyValue[])[] }
  | { readonly ok: false; readonly reason: string };

/**
 * The keys of all groups that the question allows, including those with records: every value of
 * every dimension, and time from its first to its last period asked about, never past today (if the
 * beginning is open, from the first with records; if both ends are, to the last with records). A
 * month appears only in its own quarter.
 *
 * @param present the keys of the groups that have records
 */
export function fillKeys(
  question: Question,
  present: readonly (readonly KeyValue[])[],
  referenceData: ReferenceData,
): Keys {
  const axes = valuesAsked(question, present, referenceData);
  const count = axes.reduce((product, values) => product * values.size, 1);
  if (count > MAX_GROUPS) {
    return {
      ok: false,
      reason: `Filling the gaps would make ${count.toLocaleString('en-GB')} rows. Group by fewer things, or narrow the question in "where".`,
    };
  }
  const all = axes.reduce<readonly (readonly KeyValue[])[]>(
    (keys, values) => keys.flatMap((key) => [...values].map((value) => [...key, value])),
    [[]],
  );
  const known = new Set(present.map(toKeyText));
  const isPossible = possibleFinder(question, referenceData);
  return { ok: true, keys: all.filter((key) => known.has(toKeyText(key)) || isPossible(key)) };
}

/**
 * Finds whether a key without records is among those that `fillKeys` makes.
 *
 * @param axes the values asked for: see `valuesAsked`
 */
export function gapFinder(
  question: Question,
  axes: () => readonly ReadonlySet<KeyValue>[],
  referenceData: ReferenceData,
): (key: readonly KeyValue[]) => boolean {
  const isPossible = possibleFinder(question, referenceData);
  return (key) =>
    axes().every((values, index) => values.has(key[index] ?? null)) && isPossible(key);
}

/** The values of each dimension of a question, including those with records. */
export function valuesAsked(
  question: Question,
  present: readonly (readonly KeyValue[])[],
  referenceData: ReferenceData,
): readonly ReadonlySet<KeyValue>[] {
  return question.by.map((dimension, index) => {
    const known = new Set<KeyValue>();
    for (const key of present) known.add(key[index] ?? null);
    return new Set([
      ...possibleValues(dimension, [...known], { question, referenceData }),
      ...known,
    ]);
  });
}

/** Finds whether a group can exist, and can have records that meet the filter. */
export function possibleFinder(
  { by, filter }: Pick<Question, 'by' | 'filter'>,
  referenceData: ReferenceData,
): (key: readonly KeyValue[]) => boolean {
  const toCell = keyCellFinder(by, referenceData);
  return (key) => {
    const cell = toCell(key);
    return mayExist(cell) && mayHold(filter, cell);
  };
}

/**
 * A key as text, for lookups: different for every key. Each part includes its length, so that parts
 * may contain any character.
 */
export function toKeyText(key: readonly KeyValue[]): string {
  let text = '';
  for (const value of key)
    text += typeof value === 'string' ? `${value.length}:${value}` : `${value},`;
  return text;
}

interface Setting {
  readonly question: Question;
  readonly referenceData: ReferenceData;
}

function possibleValues(
  dimension: Dimension,
  known: readonly KeyValue[],
  { question, referenceData }: Setting,
): readonly KeyValue[] {
  if (isTimeDimension(dimension))
    return periodsAsked(dimension, known, { question, referenceData });
  const values = valuesOf(dimension, referenceData);
  const { axis } = dimensions[dimension];
  // A filter may also ask who sent the records, which is not on the axis.
  const isAskedAbout = axis === 'AGENCY' || axesOf(question.filter).has(axis);
  if (!isAskedAbout) return mayHold(question.filter, {}) ? values : [];
  return values.filter((value) =>
    mayHold(question.filter, toKeyCell([dimension], [value], referenceData)),
  );
}

function periodsAsked(
  dimension: TimeDimension,
  known: readonly KeyValue[],
  { question, referenceData }: Setting,
): readonly string[] {
  const grain = grains[dimension];
  const asked = daysOf(question.filter);
  const recorded = known.filter((key) => key !== null).map((key) => rangeOf(grain, String(key)));
  const first = recorded.map(({ from }) => from).toSorted()[0];
  const last = recorded
    .map(({ until }) => until)
    .toSorted()
    .at(-1);
  const afterToday = rangeOf(grain, keyOf(grain, referenceData.today)).until;

  const beginsOpen = asked[0]?.from === ALWAYS.from;
  const isAnyDay = beginsOpen && asked[0]?.until === ALWAYS.until;
  const from = beginsOpen ? (first ?? afterToday) : ALWAYS.from;
  const until = isAnyDay && last !== undefined && last < afterToday ? last : afterToday;
  return intersectRanges(asked, [{ from, until }]).flatMap((range) => keysIn(grain, range));
}
