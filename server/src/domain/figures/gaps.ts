import type { Dimension } from '#domain/measures/dimensions.js';
import { type DateRange, keyOf, keysIn, rangeOf } from '#domain/time.js';

import { mayHold, rangesOf } from './filter.js';
import { MOST_ROWS, type Question } from './question.js';
import { grains, isTimeDimension, type KeyValue, type TimeDimension, toKeyCell, valuesOf, type World } from './world.js';

/** Groups that filling gaps may make before the question must be narrowed. */
const MOST_GROUPS = MOST_ROWS * 10;

export type Keys = { readonly ok: true; readonly keys: readonly (readonly KeyValue[])[] } | { readonly ok: false; readonly reason: string };

/**
 * The keys of all groups that the question allows, those with records among them: every value of every dimension, time
 * from its first to its last period asked about (without a condition on time: those with records), never past today.
 *
 * @param present the keys of the groups that have records
 */
export function fillKeys(question: Question, present: readonly (readonly KeyValue[])[], world: World): Keys {
  const axes = question.by.map((dimension, index) => {
    const known = present.map((key) => key[index] ?? null);
    return [...new Set([...possibleValues(dimension, known, { question, world }), ...known])];
  });
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

interface Setting {
  readonly question: Question;
  readonly world: World;
}

function possibleValues(dimension: Dimension, known: readonly KeyValue[], { question, world }: Setting): readonly KeyValue[] {
  if (isTimeDimension(dimension)) return periodsAsked(dimension, known, { question, world });
  return valuesOf(dimension, world).filter((value) => mayHold(question.filter, toKeyCell([dimension], [value], world)));
}

function periodsAsked(dimension: TimeDimension, known: readonly KeyValue[], { question, world }: Setting): readonly string[] {
  const grain = grains[dimension];
  const asked = rangesOf(question.filter) ?? spanOf(known.filter((key) => key !== null).map((key) => rangeOf(grain, String(key))));
  const limit = rangeOf(grain, keyOf(grain, world.today)).until;
  return asked.flatMap(({ from, until }) => keysIn(grain, { from, until: until < limit ? until : limit }));
}

/** From the first day of all ranges to the last, as one range; none where there are none. */
function spanOf(ranges: readonly DateRange[]): readonly DateRange[] {
  const sorted = ranges.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const [first] = sorted;
  const last = sorted.at(-1);
  return first && last ? [{ from: first.from, until: last.until }] : [];
}
