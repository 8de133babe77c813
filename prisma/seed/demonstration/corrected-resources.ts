import type { ResourceRow } from './resource-row.js';

/**
 * The agency that corrects a return of resources used in a signed pack, and the number of posts.
 */
export const correction = { agencyCode: 'OCC', posts: 2 } as const;

/**
 * The correction of an agency that reported empty posts as filled in its largest group of staff:
 * only the corrected row, with the hours of the posts that were filled. Empty if no group has more
 * staff than that.
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
