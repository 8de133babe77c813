import { formatNumber } from '#lib/format.js';

import type { DifferenceLine } from './target-documents.js';

const words = [
  ['ADDED', 'added'],
  ['CHANGED', 'changed'],
  ['REMOVED', 'removed'],
] as const;

/** `Would be saved: 2 added, 1 changed; 3 unchanged; 1 line cannot be saved` */
export function describeDifference(lines: readonly DifferenceLine[]): string {
  const count = (state: DifferenceLine['state']) =>
    lines.filter((line) => line.state === state).length;
  const changes = words.flatMap(([state, word]) =>
    count(state) === 0 ? [] : [`${formatNumber(count(state))} ${word}`],
  );
  const [same, wrong] = [count('SAME'), count('PROBLEM')];
  return [
    changes.length === 0 ? 'Nothing would change' : `Would be saved: ${changes.join(', ')}`,
    ...(same === 0 ? [] : [`${formatNumber(same)} unchanged`]),
    ...(wrong === 0
      ? []
      : [`${formatNumber(wrong)} ${wrong === 1 ? 'line' : 'lines'} cannot be saved`]),
  ].join('; ');
}

/** The lines that saving would act on. */
export function changesOf(lines: readonly DifferenceLine[]): readonly DifferenceLine[] {
  return lines.filter(({ state }) => state !== 'SAME' && state !== 'PROBLEM');
}

/** `3 targets have been saved.`: the number of targets that changed. */
export function describeSaved(count: number): string {
  return count === 1
    ? '1 target has been saved.'
    : `${formatNumber(count)} targets have been saved.`;
}

/**
 * Says what happened to a pasted block that is larger than the table; empty if all of it fitted.
 */
export function describeLeftOut(count: number): string {
  if (count === 0) return '';
  return count === 1
    ? '1 pasted cell does not fit into the table and is left out.'
    : `${formatNumber(count)} pasted cells do not fit into the table and are left out.`;
}
