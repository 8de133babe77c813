import type { Problem } from '#domain/problem.js';
import { findTitleProblems } from '#domain/schedules/read-schedule.js';

import type { AlertContent, AlertWatch } from './alert.js';

export type ReadAlert =
  | { readonly ok: true; readonly content: AlertContent }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Validates what an alert is to watch, and reports everything that is wrong with it at once.
 *
 * @param watch what is wrong with it, or the parsed watch
 */
export function readAlert({
  title: written,
  watch,
}: {
  readonly title: string;
  readonly watch: AlertWatch | Problem;
}): ReadAlert {
  const title = written.trim().normalize('NFC');
  const problems = [
    ...findTitleProblems(title),
    ...('message' in watch ? [watch] : []),
    ...findThresholdProblems(watch),
  ];
  if (problems.length > 0 || 'message' in watch) return { ok: false, problems };
  return { ok: true, content: { title, watch } };
}

const MAX_THRESHOLD = 1e12;

function findThresholdProblems(watch: AlertWatch | Problem): readonly Problem[] {
  if ('message' in watch || watch.rule !== 'THRESHOLD') return [];
  if (Number.isFinite(watch.threshold) && Math.abs(watch.threshold) <= MAX_THRESHOLD) return [];
  return [
    {
      field: 'threshold',
      message: 'The threshold must be a number with at most twelve digits before the point.',
    },
  ];
}
