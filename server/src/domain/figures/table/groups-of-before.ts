import type { DisclosedTable } from '#domain/disclosure/disclose.js';
import type { Compared, Earlier } from '#domain/figures/plan/comparison.js';
import { grains, isTimeDimension, type KeyValue } from '#domain/question/dimension-values.js';
import { possibleFinder, toKeyText } from '#domain/question/group-keys.js';
import type { Question } from '#domain/question/question.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { keyOf, rangeOf } from '#domain/time.js';
import { monthsBefore } from '#domain/time-shift.js';

import { listedFinder } from './table.js';

interface Setting {
  readonly question: Question;
  readonly comparisons: readonly Compared[];
  /** What was read and disclosed for the question about an earlier period. */
  readonly find: (read: Question) => DisclosedTable;
}

/**
 * The keys of the groups that had records in a period that rows are compared with, each once and as
 * keys of the later period: a group without records in the later period has changed, too, and must
 * be listed. Groups are left out if a question about the earlier period alone would not list them,
 * if the question does not allow them, or if their later period has not begun.
 */
export function groupsOfBefore(
  { question, comparisons, find }: Setting,
  referenceData: ReferenceData,
): readonly (readonly KeyValue[])[] {
  const isPossible = possibleFinder(question, referenceData);
  const keys = new Map<string, readonly KeyValue[]>();
  for (const { of, earlier } of comparisons) {
    if (of !== 'ROWS' || !earlier.ok) continue;
    const disclosed = find(earlier.question);
    const isListed = listedFinder(earlier.question, disclosed);
    for (const row of disclosed.rows) {
      if (!isListed(row)) continue;
      const key = toLaterKey(row.key, earlier, referenceData);
      if (key !== null && isPossible(key)) keys.set(toKeyText(key), key);
    }
  }
  return [...keys.values()];
}

/** The key of the same group in the later period; null if the later period has not begun. */
function toLaterKey(
  key: readonly KeyValue[],
  { question, pairing: { own } }: Earlier,
  { today }: ReferenceData,
): readonly KeyValue[] | null {
  if (own === null) return key;
  const dimension = question.by[own.index];
  if (dimension === undefined || !isTimeDimension(dimension)) return key;
  const grain = grains[dimension];
  const { from } = rangeOf(grain, String(key[own.index]));
  const later = monthsBefore(from, -own.months);
  return later > today ? null : key.with(own.index, keyOf(grain, later));
}
