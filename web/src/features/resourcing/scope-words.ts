import { formatRange, labelQuarter } from '#lib/quarter.js';
import { isRange } from '#lib/scope.js';
import { describePeriod, describePeriodSoFar, describeScope as describeKindScope } from '#lib/scope-words.js';

import type { ResourceScope } from './resourcing.type.js';

type Part = 'area' | 'agency' | 'objective';

/** `Reading, Thames Valley Police, Pursue`: what a block is of. Parts in `without` do not narrow it, since it compares them. */
export function describeScope(scope: ResourceScope, without: readonly Part[] = []): string {
  return describeKindScope({ ...scope, crimeType: null }, without);
}

/** What columns and subtitles call the quarter or the range shown. */
export function namePeriod(scope: Pick<ResourceScope, 'quarter' | 'from'>): string {
  return describePeriodSoFar(scope);
}

/** The same quarters a year before. */
export function nameYearBefore({ quarter, from }: Pick<ResourceScope, 'quarter' | 'from'>): string {
  return formatRange(labelQuarter(from.code, -4), labelQuarter(quarter.code, -4));
}

/** Where a block has nothing: of an open quarter the returns are yet to come, and nothing is said of what is closed but that none is there. */
export function wordNothing(what: string, scope: ResourceScope, without: readonly Part[] = []): string {
  const place = describeScope(scope, without);
  return scope.quarter.isOpen && !isRange(scope)
    ? `No ${what} of ${scope.quarter.name} are in yet for ${place}: resources are returned once the quarter is over.`
    : `No ${what} are recorded for ${place} in ${describePeriod(scope)}.`;
}

/** What is to be known where hours stand beside disruptions in a range whose last quarter runs. */
export function noteUnreturned(scope: ResourceScope): readonly string[] {
  if (!isRange(scope) || !scope.quarter.isOpen) return [];
  return [
    `Disruptions of ${scope.quarter.name} count as they come in, and its hours and money are returned once it is over: beside disruptions there are too few of them.`,
  ];
}
