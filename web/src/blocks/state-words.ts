import type { BlockNote } from './block.type.js';

/**
 * The heading of a message in place of a view, by the code of its note; null for a note that is
 * shown next to a view.
 */
export const stateTitles: Readonly<Record<BlockNote['code'], string | null>> = {
  NOTHING_RECORDED: 'None recorded',
  NONE_OF_YOURS: 'None of these are yours',
  WITHHELD: 'Withheld to protect people',
  FAILED: 'This chart did not load',
  LIKE_WITH_LIKE: null,
  LEFT_OUT: null,
  CUT_SHORT: null,
  READING: null,
};

/** The note that replaces the view; undefined if there is something to draw. */
export function findState(notes: readonly BlockNote[]): BlockNote | undefined {
  return notes.find(({ code }) => stateTitles[code] !== null);
}

/** The words for each filter, and for removing one filter or all. */
export const filterWords: Readonly<
  Record<string, { readonly without: string; readonly all: string }>
> = {
  area: { without: 'Without area', all: 'Show all areas' },
  agency: { without: 'Without agency', all: 'Show all agencies' },
  agencyKind: { without: 'Without agencies of one kind', all: 'Show all agencies' },
  objective: { without: 'Without objective', all: 'Show all objectives' },
  crimeType: { without: 'Without crime type', all: 'Show all crime types' },
};
