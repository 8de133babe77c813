import type { Choices, Run } from '#features/explore/workbench.type.js';
import { lowerFirst } from '#lib/format.js';

import type { OpenQuestion } from './open-questions.js';

interface Named {
  readonly key: string;
  readonly name: string;
}

/**
 * Names a question in a few words, for a tab that nobody named: `Confirmed disruptions by crime
 * type`. Null for a text without a measure.
 */
export function nameQuestion(text: string, measures: readonly Named[]): string | null {
  const [first, ...others] = measures
    .map(({ key, name }) => ({ name, at: text.search(new RegExp(`\\b${key}\\b`)) }))
    .filter(({ at }) => at !== -1)
    .toSorted((one, other) => one.at - other.at);
  if (first === undefined) return null;
  const by = /\bby: *\[([A-Z_, ]+)\]/.exec(text)?.[1];
  const groups = by === undefined ? '' : ` by ${by.toLowerCase().replaceAll('_', ' ')}`;
  const [second] = others;
  const more =
    second === undefined
      ? ''
      : others.length === 1
        ? ` and ${lowerFirst(second.name)}`
        : ` and ${others.length} more`;
  return `${first.name}${more}${groups}`;
}

interface AskedNow {
  readonly text: string;
  /** The run before this one; null if there was none. */
  readonly before: Run | null;
  readonly measures: Choices['measures'];
}

/** The name of a tab after a run: made from the question, unless somebody named the tab. */
export function renameAfter(
  { name, saved }: OpenQuestion,
  { text, before, measures }: AskedNow,
): string {
  const isOurs =
    saved === null &&
    (/^Question \d+$/.test(name) ||
      (before !== null && name === nameQuestion(before.asked.text, measures)));
  return (isOurs ? nameQuestion(text, measures) : null) ?? name;
}
