import { type Dimension } from '#domain/measures/dimensions.js';
import type { PlainDate } from '#domain/plain-date.js';
import { type DateRange, keyOf, keysIn, rangeOf } from '#domain/time.js';

import { mayHold, rangesOf } from './filter.js';
import { MOST_ROWS, type Question } from './question.js';
import { grains, isTimeDimension, type KeyValue, toKeyCell, valuesOf, type World } from './world.js';

/** Groups that filling gaps may make before the question must be narrowed. */
const MOST_GROUPS = MOST_ROWS * 10;

export type Keys = { readonly ok: true; readonly keys: readonly (readonly KeyValue[])[] } | { readonly ok: false; readonly reason: string };

/**
 * The keys of all groups that the question allows, those with records among them: every value of every dimension, time
 * from its first to its last period asked about (without a condition on time: those with records), never past today.
 *
 * @param present the keys of the groups that have records
 */
export function fillKeys(question: Question, present: readonly (readonly KeyValue[])[], world: World, today: PlainDate): Keys {
  const axes = question.by.map((dimension, index) =>
    candidates(
      dimension,
      present.map((key) => key[index] ?? null),
      question,
      world,
      today,
    ),
  );
  const count = axes.reduce((product, values) => product * values.length, 1);
  if (count > MOST_GROUPS) {
    return {
      ok: false,
      reason: `Filling the gaps would make ${count.toLocaleString('en-GB')} rows. Group by fewer things, or narrow the question in where.`,
    };
  }
  const all = axes.reduce<readonly (readonly KeyValue[])[]>(
    (keys, values) => keys.flatMap((key) => values.map((value) => [...key, value])),
    [[]],
  );
  const known = new Set(present.map(toText));
  return { ok: true, keys: all.filter((key) => known.has(toText(key)) || mayHold(question.filter, toKeyCell(question.by, key, world))) };
}

/** A key as one text, to look it up by. */
export function toText(key: readonly KeyValue[]): string {
  return JSON.stringify(key);
}

function candidates(
  dimension: Dimension,
  present: readonly KeyValue[],
  question: Question,
  world: World,
  today: PlainDate,
): readonly KeyValue[] {
  const fromLists = isTimeDimension(dimension)
    ? periodsAsked(dimension, present, question, today)
    : valuesOf(dimension, world).filter((value) => mayHold(question.filter, toKeyCell([dimension], [value], world)));
  return [...new Set([...fromLists, ...present])];
}

function periodsAsked(
  dimension: keyof typeof grains,
  present: readonly KeyValue[],
  { filter }: Question,
  today: PlainDate,
): readonly string[] {
  const grain = grains[dimension];
  const asked = rangesOf(filter) ?? present.filter((key) => key !== null).map((key) => rangeOf(grain, String(key)));
  const tomorrow = rangeOf(grain, keyOf(grain, today)).until;
  return asked
    .map((range): DateRange => ({ from: range.from, until: range.until < tomorrow ? range.until : tomorrow }))
    .flatMap((range) => keysIn(grain, range));
}
