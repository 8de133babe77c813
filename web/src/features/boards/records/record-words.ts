import { capitalise, formatDay } from '#lib/format.js';

import type { ShownAction, ShownRevision } from './record-documents.js';

/** Where an action stands, in a word. */
export const actionStateWords = { OPEN: 'Open', DONE: 'Done', DROPPED: 'Dropped' } as const satisfies Readonly<
  Record<ShownAction['state'], string>
>;

/** In how many packs an action has stood: `New`, `In 3 packs`. */
export function describeAge({ age }: Pick<ShownAction, 'age'>): string {
  return age === 1 ? 'New' : `In ${age} packs`;
}

/** Which return may have changed a figure: the latest, and how many more. */
export function describeCause({ isProtected, returns }: Pick<ShownRevision, 'isProtected' | 'returns'>): string {
  if (isProtected) return 'Returns of the quarter; which one is not told, to protect people';
  const [latest, ...others] = returns;
  if (latest === undefined) return 'Not a return of that quarter';
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return `${latest.agency.name}, ${latest.dataset === 'OCGS' ? 'groups' : latest.dataset.toLowerCase()} ${latest.period.label}${more}`;
}

/** The day on which that return came: `13 November 2026`. Empty where none is named. */
export function describeCauseDay({ returns }: Pick<ShownRevision, 'returns'>): string {
  const [latest] = returns;
  return latest === undefined ? '' : formatDay(latest.publishedAt.slice(0, 10));
}

/** What of a pack has been revised, as a heading: `Five figures have been revised since the board saw them`. */
export function describeRevised(count: number): string {
  if (count === 0) return 'No figure has been revised since the board saw it';
  if (count === 1) return 'One figure has been revised since the board saw it';
  return `${capitalise(small[count] ?? count.toLocaleString('en-GB'))} figures have been revised since the board saw them`;
}

const small = ['', '', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** How many figures of each section have moved, by its key. */
export function countBySection(revisions: readonly Pick<ShownRevision, 'section'>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { section } of revisions) counts.set(section, (counts.get(section) ?? 0) + 1);
  return counts;
}
