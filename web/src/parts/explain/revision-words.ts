import { formatDay } from '#lib/format.js';

interface Revision {
  readonly dataset: string;
  readonly number: number;
  readonly publishedOn: string;
  readonly period: { readonly label: string };
}

/**
 * A sentence for each quarter that was revised, with the day of each revision; otherwise a sentence
 * that says that there was none.
 */
export function describeRevisions(revisions: readonly Revision[]): readonly string[] {
  if (revisions.length === 0) return ['Never revised.'];
  const quarters = new Map<string, string[]>();
  for (const { period, number, publishedOn } of revisions) {
    const told = quarters.get(period.label) ?? [];
    told.push(`revision ${number} on ${formatDay(publishedOn)}`);
    quarters.set(period.label, told);
  }
  return [...quarters].map(([label, told]) => `[r] ${label}: ${told.join(', ')}.`);
}
