import { formatRange, labelQuarter } from '#lib/quarter.js';
import { describePeriodSoFar } from '#lib/scope-words.js';

import type { DisruptionScope } from './disruption.type.js';

type Part = 'area' | 'agency' | 'objective' | 'crimeType';

/**
 * `Reading, Thames Valley Police, Pursue, Drugs`: what a block is of. Area and agency are named too where nothing is chosen, so that
 * paper says so. Parts in `without` do not narrow it, since it compares them.
 */
export function describeScope(scope: DisruptionScope, without: readonly Part[] = []): string {
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

/**
 * What columns and legends call the quarter or the range shown, and that of the year before. Of an open quarter the comparison is like
 * for like.
 */
export function nameQuarters(scope: DisruptionScope): { readonly now: string; readonly lastYear: string } {
  const lastYear = formatRange(labelQuarter(scope.from.code, -4), labelQuarter(scope.quarter.code, -4));
  return { now: describePeriodSoFar(scope), lastYear: scope.quarter.isOpen ? `${lastYear}, same days` : lastYear };
}
