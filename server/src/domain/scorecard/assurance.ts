import type { Direction } from '#domain/measures/measure.js';
import { isAbove } from '#domain/nearly.js';
import { type Aim, toWanted, type Wanted } from '#domain/targets/target.js';

import type { ControlChart } from './control-chart.js';
import type { Limits } from './control-limits.js';

export const assurances = {
  ALWAYS_MEETS:
    'The whole usual range meets the target: it will be met as long as nothing changes.',
  ALWAYS_MISSES:
    'None of the usual range meets the target: it will be missed until something changes.',
  HIT_AND_MISS: 'The target is within the usual range: it is met or missed by chance.',
  NONE: 'Not known: no target, fewer than 12 quarters at its level since recording last changed, a measure that is not rated, or rounded figures that are too small or too close to tell.',
} as const;
export type Assurance = keyof typeof assurances;

/**
 * Whether a process can be relied on to meet an aim if nothing changes. An aim exactly at a limit
 * counts as within the usual range. If the latest figure is rounded, there is an answer only if it
 * is the same for every possible true value.
 */
export function judgeAssurance(
  { limits, latest, isTrial, isTooSmall }: Judged,
  direction: Direction,
  aim: Aim | null,
): Assurance {
  if (aim === null || limits === null || isTrial || isTooSmall || direction === 'NEUTRAL')
    return 'NONE';
  const wanted = toWanted(direction, aim);
  const possible = [limits, ...(latest?.possible ?? []).flatMap((point) => point.limits ?? [])];
  const [first = 'NONE', ...others] = new Set(possible.map((each) => judgeLimits(each, wanted)));
  return others.length > 0 ? 'NONE' : first;
}

type Judged = Pick<ControlChart, 'limits' | 'latest' | 'isTrial' | 'isTooSmall'>;

function judgeLimits(limits: Limits, wanted: Wanted): Assurance {
  if (isAbove(wanted.from, limits.upper) || isAbove(limits.lower, wanted.to))
    return 'ALWAYS_MISSES';
  return isAbove(limits.lower, wanted.from) && isAbove(wanted.to, limits.upper)
    ? 'ALWAYS_MEETS'
    : 'HIT_AND_MISS';
}
