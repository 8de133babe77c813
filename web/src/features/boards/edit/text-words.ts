import type { PaperState } from '#features/boards/PaperMark.js';
import { formatDay } from '#lib/format.js';

import type { EditedSection } from './edit-documents.js';

/** A text of a section on the desk. */
export type EditedText = EditedSection['texts'][number];

type Standing = Pick<EditedText, 'state' | 'isLate'>;

/** The state of a text, as a mark and a word. */
export function describeText({ state, isLate }: Standing): {
  readonly state: PaperState;
  readonly words: string;
} {
  if (isLate) return { state: 'LATE', words: 'Late' };
  return state === 'AGREED'
    ? { state: 'DONE', words: 'Agreed' }
    : { state, words: stateWords[state] };
}

const stateWords = { OWED: 'Owed', DRAFT: 'Draft', IN_REVIEW: 'In review' } as const;

/** The state of a section's texts: that of the text furthest behind. */
export function describeSection({ texts }: Pick<EditedSection, 'texts'>): {
  readonly state: PaperState;
  readonly words: string;
} {
  if (texts.length === 0) return { state: 'NONE', words: 'no text' };
  if (texts.some(({ isLate }) => isLate)) return { state: 'LATE', words: 'Late' };
  const behind = (['OWED', 'DRAFT', 'IN_REVIEW'] as const).find((state) =>
    texts.some((text) => text.state === state),
  );
  return behind === undefined
    ? { state: 'DONE', words: 'Agreed' }
    : { state: behind, words: stateWords[behind] };
}

/**
 * Who writes a text, and by when: `Head of Contact Management, Thames Valley Police. Due 24
 * November 2026`.
 */
export function describeOwner({
  post,
  owner,
  dueOn,
}: Pick<EditedText, 'post' | 'owner' | 'dueOn'>): string {
  const who = [post, owner?.name ?? ''].filter((part) => part !== '').join(', ');
  // A date with non-breaking spaces.
  const due = dueOn === null ? '' : `Due ${formatDay(dueOn).replaceAll(' ', '\u00A0')}`;
  return [who === '' ? 'The secretary writes it' : who, due]
    .filter((part) => part !== '')
    .join('. ');
}

/**
 * Says in a sentence who else is writing in a text, so that people who write at the same time know
 * about each other. Empty if nobody is.
 *
 * @param text the heading of the text
 */
export function describeWriters(writers: readonly string[], text: string): string {
  const [first, ...others] = writers;
  if (first === undefined) return '';
  return others.length === 0
    ? `${first} is writing in “${text}” now.`
    : `${writers.length} others are writing in “${text}” now.`;
}

/** The progress of a pack, as the title of its desk. */
export function describeProgress({ headings, textCount, agreedCount, state }: Progress): string {
  if (state === 'SIGNED_OFF' || state === 'SUPERSEDED')
    return 'This pack is signed off: nothing in it changes';
  const texts = headings.flatMap((heading) => heading.texts);
  const late = texts.filter(({ isLate }) => isLate).length;
  const written = texts.filter(({ body }) => body !== '').length;
  if (textCount === 0) return 'This pack has no texts';
  if (agreedCount === textCount) return `All ${textCount} texts are agreed`;
  const behind = late === 0 ? '' : `; ${late} ${late === 1 ? 'is' : 'are'} late`;
  return `${written} of ${textCount} texts ${written === 1 ? 'is' : 'are'} written, ${agreedCount === 0 ? 'none' : agreedCount} agreed${behind}`;
}

interface Progress {
  readonly headings: readonly EditedSection[];
  readonly textCount: number;
  readonly agreedCount: number;
  readonly state: string;
}
