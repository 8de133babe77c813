import { type Paragraph, readMarked } from '#features/packs/files/marked-text.js';
import type { PrintedSection } from '#features/packs/files/printed-document.js';

import type { Deck } from './deck.js';
import { body } from './section-layout.js';

/** A section with text but no figures. */
export interface Worded extends Pick<PrintedSection, 'texts' | 'notes'> {
  readonly title: string;
  /** The notes of the section’s first slide. */
  readonly spoken: string;
}

const SIZE = 18;
/** The number of letters in a line, and of lines on a slide, at `SIZE`. */
const [LETTERS, LINES] = [112, 15];
/** A paragraph longer than this is split. */
const LONGEST = LETTERS * (LINES - 2);

/** Writes text on as many slides as it needs. */
export function writeWords(deck: Deck, { title, texts, notes, spoken }: Worded): void {
  const said = texts.flatMap(({ kind, body: words, by }) => [
    ...(texts.length > 1 ? [aLine(kind, { isBold: true, isItalic: false })] : []),
    ...readMarked(words),
    ...(by === '' ? [] : [aLine(by, { isBold: false, isItalic: true })]),
  ]);
  const plain = notes.map((note) => aLine(note, { isBold: false, isItalic: false }));
  const all = [...said, ...plain].flatMap(cutLong);
  const shown =
    all.length === 0
      ? [aLine('Nothing is shown in this section.', { isBold: false, isItalic: true })]
      : all;
  toSlides(shown).forEach((paragraphs, index) => {
    const slide = deck.addSlide(
      index === 0 ? title : `${title}, continued`,
      index === 0 ? spoken : '',
    );
    deck.addParagraphs(slide, paragraphs, { ...body, size: SIZE });
  });
}

function aLine(
  text: string,
  style: { readonly isBold: boolean; readonly isItalic: boolean },
): Paragraph {
  return { mark: null, level: 0, runs: [{ text, ...style }] };
}

function toSlides(paragraphs: readonly Paragraph[]): readonly (readonly Paragraph[])[] {
  const slides: Paragraph[][] = [];
  let room = 0;
  for (const paragraph of paragraphs) {
    const lines = Math.ceil(lengthOf(paragraph) / LETTERS) + 0.4;
    if (lines > room) {
      slides.push([]);
      room = LINES;
    }
    slides.at(-1)?.push(paragraph);
    room -= lines;
  }
  return slides;
}

function cutLong(paragraph: Paragraph): readonly Paragraph[] {
  if (lengthOf(paragraph) <= LONGEST) return [paragraph];
  return paragraph.runs.flatMap(({ text, ...style }) =>
    cutText(text).map((part) => ({ ...paragraph, runs: [{ text: part, ...style }] })),
  );
}

function cutText(text: string): readonly string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length;) {
    const space = text.lastIndexOf(' ', at + LONGEST);
    const end = text.length - at <= LONGEST ? text.length : space > at ? space + 1 : at + LONGEST;
    parts.push(text.slice(at, end));
    at = end;
  }
  return parts;
}

function lengthOf({ runs }: Paragraph): number {
  return runs.reduce((sum, { text }) => sum + text.length, 0);
}
