/**
 * What a note is about, so that clients can decide how to show it. The first kinds replace the
 * view.
 */
export const noteCodes = {
  NOTHING_RECORDED: 'Nothing is recorded. Refers to the filters that could be removed.',
  NONE_OF_YOURS:
    'None of it is the viewer’s own, and what others recorded is withheld. Refers to the filters that could be removed.',
  WITHHELD: 'Withheld to protect people. Refers to the filters without which more could be shown.',
  FAILED: 'It could not be computed. Refers to the log entry that says why.',
  LIKE_WITH_LIKE: 'Rated without agencies whose return is missing. Refers to them by code.',
  CUT_SHORT: 'More groups were found than are shown.',
  READING: 'How to read its figures.',
  LEFT_OUT: 'Some of its columns are left out to protect people. Refers to their measures.',
} as const;
export type NoteCode = keyof typeof noteCodes;

/** What the reader must know about a block, in addition to its figures. */
export interface Note {
  readonly code: NoteCode;
  /** One or two sentences. */
  readonly text: string;
  /** What the note refers to: the code decides what kind of thing that is. */
  readonly refersTo: readonly string[];
}
