import { capitalise, formatDay, formatNumber } from '#lib/format.js';

import type { ShownRevision } from './revision-documents.js';

/** The text for a signed pack if none of its figures is known to have been revised. */
export const comparingWords = {
  isOnItsWay: 'Comparing with today’s returns',
  none: 'No figure revised since',
  failed: 'Not compared with today’s returns',
  onOpening: 'Open the pack to compare',
} as const;

/** Which return may have changed a figure: the latest, and how many more. */
export function describeCause({
  isProtected,
  returns,
}: Pick<ShownRevision, 'isProtected' | 'returns'>): string {
  if (isProtected) return 'Returns for the quarter; we do not say which, to protect people';
  const [latest, ...others] = returns;
  if (latest === undefined) return 'Not a return for that quarter';
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return `${latest.agency.name}, ${latest.dataset === 'OCGS' ? 'groups' : latest.dataset.toLowerCase()} ${latest.period.label}${more}`;
}

/**
 * The day of the return that may have changed a figure: `13 November 2026`. Empty if none is named.
 */
export function describeCauseDay({ returns }: Pick<ShownRevision, 'returns'>): string {
  const [latest] = returns;
  return latest === undefined ? '' : formatDay(latest.publishedAt.slice(0, 10));
}

/**
 * How many figures in a pack have been revised, as a heading: `Five figures have been revised since
 * the board saw them; no rating has changed`.
 */
export function describeRevised(revisions: readonly Pick<ShownRevision, 'isReadAnew'>[]): string {
  const count = revisions.length;
  const anew = revisions.filter(({ isReadAnew }) => isReadAnew).length;
  const figures =
    count === 1
      ? 'One figure has been revised since the board saw it'
      : `${capitalise(inWords(count))} figures have been revised since the board saw them`;
  const readings =
    anew === 0
      ? 'no rating has changed'
      : anew === 1
        ? 'one rating has changed'
        : `${inWords(anew)} ratings have changed`;
  return `${figures}; ${readings}`;
}

/** How many figures in a pack have been revised, as a fact: `5 figures revised since`. */
export function describeRevisedCount(count: number): string {
  return `${formatNumber(count)} ${count === 1 ? 'figure' : 'figures'} revised since`;
}

function inWords(count: number): string {
  return small[count] ?? formatNumber(count);
}

const small = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

type Places = readonly Pick<ShownRevision['places'][number], 'section' | 'number' | 'heading'>[];

/** The sections that show a figure, each once. */
export function sectionsOf(places: Places): Places {
  return places.filter(
    ({ section }, index) => places.findIndex((place) => place.section === section) === index,
  );
}

/** How many figures in each section have changed, by the key of the section. */
export function countBySection(
  revisions: readonly { readonly places: readonly Pick<Places[number], 'section'>[] }[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { places } of revisions) {
    for (const section of new Set(places.map((place) => place.section)))
      counts.set(section, (counts.get(section) ?? 0) + 1);
  }
  return counts;
}
