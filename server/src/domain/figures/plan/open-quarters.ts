import { type Quarter, quarterOf, shift } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';

/**
 * The quarters whose returns are still coming in for some dataset, from early to late: the running
 * one, and any before it that is not closed.
 */
export function openQuarters({
  periods,
  today,
}: Pick<ReferenceData, 'periods' | 'today'>): readonly Quarter[] {
  const open: Quarter[] = [];
  for (
    let quarter = quarterOf(today);
    periods.minSettled(quarter, today) === 'OPEN';
    quarter = shift(quarter, -1)
  )
    open.unshift(quarter);
  return open;
}
