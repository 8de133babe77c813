import { diffSentences } from 'diff';

/** A part of a text, and whether the other version has it too. */
export interface TextSegment {
  readonly words: string;
  readonly isShared: boolean;
}

/** Two versions of a text side by side, sentence by sentence. */
export interface Compared {
  readonly theirs: readonly TextSegment[];
  readonly mine: readonly TextSegment[];
  /** All text of both versions, in order; where they differ, one version follows the other. */
  readonly both: string;
}

/**
 * Compares the text that somebody saved with the text typed meanwhile. Both texts are kept in full.
 */
export function compareTexts(theirs: string, mine: string): Compared {
  const parts = diffSentences(theirs.trim(), mine.trim());
  const toStretch = ({ value, added, removed }: (typeof parts)[number]): TextSegment => ({
    words: value,
    isShared: !added && !removed,
  });
  return {
    theirs: parts.filter(({ added }) => !added).map(toStretch),
    mine: parts.filter(({ removed }) => !removed).map(toStretch),
    both: parts.reduce((said, { value }) => said + (isApart(said, value) ? '' : ' ') + value, ''),
  };
}

/**
 * Whether two parts can follow each other as they are: otherwise the last sentence would run into
 * the first of the other text.
 */
function isApart(before: string, after: string): boolean {
  return before === '' || /\s$/.test(before) || /^\s/.test(after);
}
