import { formatRange } from './quarter.js';
import type { Scope } from './scope.js';

/** `Q2 2026/27`, or `Q3 2025/26 to Q2 2026/27` of a range. */
export function describePeriod({ quarter, from }: Pick<Scope, 'quarter' | 'from'>): string {
  return formatRange(from.name, quarter.name);
}

/** The same with `so far` where its last quarter is not closed. */
export function describePeriodSoFar(scope: Pick<Scope, 'quarter' | 'from'>): string {
  return scope.quarter.isOpen ? `${describePeriod(scope)} so far` : describePeriod(scope);
}

/** `by quarter`, `by financial year`, `four quarters up to each`: what of time the marks of a chart stand for. */
export function describeStep({ step, years }: Pick<Scope, 'step' | 'years'>): string {
  if (step === 'rolling') return 'four quarters up to each';
  return step === 'year' ? `by ${years} year` : `by ${step}`;
}
