import type { ResourceRow } from './resource-row.js';

/** Who corrects a return of resources that a signed pack rests on, and by how many posts. */
export const correction = { agencyCode: 'OCC', posts: 2 } as const;

/**
 * What is sent when an agency finds that posts which it had said were filled stood empty, in its
 * largest group of staff: the one row that is corrected, with the hours of those who were there.
 * Empty where no group is as large.
 */
export function toCorrected(rows: readonly ResourceRow[]): readonly ResourceRow[] {
  const [largest] = rows.toSorted(
    (one, other) => Number(other.strength_fte) - Number(one.strength_fte),
  );
  const strength = Number(largest?.strength_fte ?? 0);
  if (largest === undefined || strength <= correction.posts) return [];
  const share = (strength - correction.posts) / strength;
  const reduce = (hours: string) => (Number(hours) * share).toFixed(2);
  return [
    {
      ...largest,
      strength_fte: (strength - correction.posts).toFixed(2),
      hours_committed: reduce(largest.hours_committed),
      hours_abstracted: reduce(largest.hours_abstracted),
    },
  ];
}
