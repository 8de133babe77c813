import type { ResourceScope } from './resourcing.type.js';

type Part = 'area' | 'agency' | 'objective';

/**
 * `Reading, Thames Valley Police, Pursue`: what a block is of. Area and agency are named too where nothing is chosen, so that paper
 * says so. Parts in `without` do not narrow it, since it compares them.
 */
export function describeScope(scope: ResourceScope, without: readonly Part[] = []): string {
  const takes = (part: Part) => !without.includes(part);
  return [
    takes('area') ? scope.area.name : null,
    takes('agency') ? (scope.agency?.name ?? 'all agencies') : null,
    takes('objective') ? (scope.objective?.name ?? null) : null,
  ]
    .filter((words) => words !== null)
    .join(', ');
}

/** What columns and subtitles call the quarter shown. */
export function nameQuarter({ quarter }: ResourceScope): string {
  return quarter.isOpen ? `${quarter.name} so far` : quarter.name;
}

/** Where a block has nothing: of an open quarter the returns are yet to come, and nothing is said of a closed one but that none is there. */
export function wordNothing(what: string, scope: ResourceScope, without: readonly Part[] = []): string {
  const place = describeScope(scope, without);
  return scope.quarter.isOpen
    ? `No ${what} of ${scope.quarter.name} are in yet for ${place}: resources are returned once the quarter is over.`
    : `No ${what} are recorded for ${place} in ${scope.quarter.name}.`;
}
