import { statusOf } from '#domain/period.js';
import { type Quarter, quarterOf, shift } from '#domain/quarter.js';

import type { World } from './world.js';

/** The quarters whose returns are still coming in, from early to late: the running one, and any before it that is not closed. */
export function openQuarters({ today }: Pick<World, 'today'>): readonly Quarter[] {
  const open: Quarter[] = [];
  for (let quarter = quarterOf(today); statusOf(quarter, today) === 'OPEN'; quarter = shift(quarter, -1)) open.unshift(quarter);
  return open;
}
