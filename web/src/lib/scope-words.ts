import type { Choice } from './choice.js';
import type { KindScope } from './kind-scope.js';
import { formatRange, labelQuarter } from './quarter.js';
import { isRange, type Scope } from './scope.js';
import { wordCoverage } from './source-words.js';

type Part = 'area' | 'agency' | 'objective' | 'crimeType';

/**
 * `Reading, Thames Valley Police, Pursue, Drugs`: what a block is of. Area and agency are named too where nothing is chosen, so that
 * paper says so. Parts in `without` do not narrow it, since it compares them.
 */
export function describeScope(scope: KindScope<Choice, Choice>, without: readonly Part[] = []): string {
  const takes = (part: Part) => !without.includes(part);
  return [
    takes('area') ? scope.area.name : null,
    takes('agency') ? (scope.agency?.name ?? 'all agencies') : null,
    takes('objective') ? (scope.objective?.name ?? null) : null,
    takes('crimeType') ? (scope.crimeType?.name ?? null) : null,
  ]
    .filter((words) => words !== null)
    .join(', ');
}

/** `Q2 2026/27`, or `Q3 2025/26 to Q2 2026/27` of a range. */
export function describePeriod({ quarter, from }: Pick<Scope, 'quarter' | 'from'>): string {
  return formatRange(from.name, quarter.name);
}

/** The same with `so far` where its last quarter is not closed. */
export function describePeriodSoFar(scope: Pick<Scope, 'quarter' | 'from'>): string {
  return scope.quarter.isOpen ? `${describePeriod(scope)} so far` : describePeriod(scope);
}

/**
 * What columns and legends call the quarter or the range shown, and that of the year before. Of an open quarter the comparison is like
 * for like.
 */
export function nameQuarters(scope: Pick<Scope, 'quarter' | 'from'>): { readonly now: string; readonly lastYear: string } {
  const lastYear = formatRange(labelQuarter(scope.from.code, -4), labelQuarter(scope.quarter.code, -4));
  return { now: describePeriodSoFar(scope), lastYear: scope.quarter.isOpen ? `${lastYear}, same days` : lastYear };
}

/** `17 of 19 returns in`; of a range they are those of its last quarter, which is named. */
export function describeCoverage(
  { quarter, from }: Pick<Scope, 'quarter' | 'from'>,
  returns: { readonly returnsDue: number; readonly returnsReceived: number },
): string {
  const coverage = wordCoverage(returns);
  return isRange({ quarter, from }) ? `${quarter.name}: ${coverage}` : coverage;
}

/** `by quarter`, `by financial year`, `four quarters up to each`: what of time the marks of a chart stand for. */
export function describeStep({ step, years }: Pick<Scope, 'step' | 'years'>): string {
  if (step === 'rolling') return 'four quarters up to each';
  return step === 'year' ? `by ${years} year` : `by ${step}`;
}
