import type { Direction } from '#domain/measures/measure.js';

import type { ControlChart } from './control-chart.js';
import { isAbove } from './nearly.js';
import { type Aim, toWanted } from './target.js';

export const assurances = {
  ALWAYS_MEETS: 'All of what is usual meets the target: it will be met while nothing changes.',
  ALWAYS_MISSES: 'Nothing of what is usual meets the target: it will be missed until something changes.',
  HIT_AND_MISS: 'The target lies within what is usual: whether it is met is chance.',
  NONE: 'Not known: no target, fewer than 12 quarters since recording last changed, or a measure that is not rated.',
} as const;
export type Assurance = keyof typeof assurances;

/** Whether a process as it is can be relied on to meet an aim. An aim on the very edge of what is usual lies within it. */
export function judgeAssurance({ limits, isTrial }: ControlChart, direction: Direction, aim: Aim | null): Assurance {
  if (aim === null || limits === null || isTrial || direction === 'NEUTRAL') return 'NONE';
  const wanted = toWanted(direction, aim);
  if (isAbove(wanted.from, limits.upper) || isAbove(limits.lower, wanted.to)) return 'ALWAYS_MISSES';
  return isAbove(limits.lower, wanted.from) && isAbove(wanted.to, limits.upper) ? 'ALWAYS_MEETS' : 'HIT_AND_MISS';
}
