import { labelQuarter } from '#lib/quarter.js';

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

/** What columns and legends call the quarter shown, and that of the year before. Of an open quarter the comparison is like for like. */
export function nameQuarters({ quarter }: DisruptionScope): { readonly now: string; readonly lastYear: string } {
  const lastYear = labelQuarter(quarter.code, -4);
  return quarter.isOpen ? { now: `${quarter.name} so far`, lastYear: `${lastYear}, same days` } : { now: quarter.name, lastYear };
}
