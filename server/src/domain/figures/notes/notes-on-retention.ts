import { joinWords } from '#domain/join-words.js';
import { allDatasets, datasets } from '#domain/lists.js';
import { formatDate } from '#domain/plain-date.js';
import { daysOf } from '#domain/question/filter.js';

import type { Answered } from './answered.js';

/**
 * Notes which removed records are left out: stored totals still include them, but an answer that is
 * added up from records does not. Nothing is noted if the question is only about later days.
 */
export function noteRemoved({
  question,
  disclosed,
}: Pick<Answered, 'question' | 'disclosed'>): readonly string[] {
  const days = daysOf(question.filter);
  const removedBefore = new Map<string, string[]>();
  for (const dataset of allDatasets) {
    const day = disclosed.takenBefore.get(dataset);
    if (day === undefined || !disclosed.readFrom.includes(dataset)) continue;
    if (days.length > 0 && days.every(({ from }) => from >= day)) continue;
    removedBefore.set(day, [...(removedBefore.get(day) ?? []), datasets[dataset].toLowerCase()]);
  }
  return [...removedBefore].map(
    ([day, names]) =>
      `Records of ${joinWords(names)} from before ${formatDate(day)} were removed because their retention period had ended. They are left out, because no stored totals answer this question as it is grouped or filtered, and rows may not add up to totals. Group or filter by fewer things to include them.`,
  );
}
