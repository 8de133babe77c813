import { type Quarter, quarterOf, shift } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';

/**
 * The quarters still open for some dataset, earliest first: the current one, and any before it that
 * is not closed.
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
