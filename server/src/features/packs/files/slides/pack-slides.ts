import { readMarked, toPlainWords } from '#features/packs/files/marked-text.js';
import {
  actionHeadings,
  toActionCells,
  toFacts,
  toPackTitle,
  toProof,
  toReadingNotes,
  toSectionTitle,
} from '#features/packs/files/pack-facts.js';
import type { FrozenDocument } from '#features/packs/files/pack-file-maker.js';
import {
  type PrintedDocument,
  type PrintedSection,
  readPrinted,
} from '#features/packs/files/printed-document.js';
import { repack } from '#features/packs/files/repack.js';

import { createSlides } from './create-slides.js';
import { Deck, type SlideTable } from './deck.js';
import { mergeTiles } from './merge-tiles.js';
import { body, layOut } from './section-layout.js';
import { sizeTable, splitTable } from './table-size.js';
import { renumberCharts, tidySlide } from './tidy-slide.js';
import { heightOfWords } from './words-size.js';
import { type LeftOver, writeBlock, writeRest } from './write-block.js';
import { writeWords } from './write-words.js';

/**
 * Makes slides for a pack: a title, a slide for each section (more only if one would be too small
 * to read from a chair), actions, and proof. Tables and charts can be edited, and the text of a
 * section is in the notes. The library is loaded on first use.
 */
export async function writePackSlides({ document, sha256 }: FrozenDocument): Promise<Buffer> {
  const printed = readPrinted(document);
  const pptx = await createSlides();
  const title = toPackTitle(printed);
  Object.assign(pptx, {
    title,
    subject: printed.title,
    author: 'Stronghold',
    company: printed.marking,
  });
  const deck = new Deck(pptx, { marking: printed.marking, pack: title });
  writeCover(deck, printed);
  printed.sections.forEach((section, index) => {
    writeSection(deck, toSectionTitle(section, index), section);
  });
  if (printed.actions.length > 0) writeTable(deck, 'Actions', toActions(printed));
  writeProof(deck, printed, sha256);
  const written = await pptx.write({ outputType: 'nodebuffer', compression: false });
  if (!(written instanceof Uint8Array)) throw new Error('The slides were not written as bytes');
  return repack(written, { at: printed.frozenAt, edit: tidySlide, rename: renumberCharts });
}

function writeCover(deck: Deck, printed: PrintedDocument): void {
  const { title, pack } = printed;
  const facts = toFacts(printed);
  const notes = facts.map(({ name, value }) => `${name}: ${value}`).join('\n');
  const slide = deck.addSlide(`${pack.areaName}: partnership board`, notes, true);
  deck.addWords(slide, pack.quarterName, {
    x: 0.8,
    y: 3.2,
    w: 11.7,
    h: 0.7,
    size: 28,
    colour: 'bar-ink-2',
  });
  deck.addWords(slide, title, { x: 0.8, y: 4.5, w: 11.7, h: 0.9, size: 20, isBold: true });
  deck.addWords(slide, facts.map(({ name, value }) => `${name}: ${value}`).join('\n'), {
    x: 0.8,
    y: 5.4,
    w: 11.7,
    h: 1.5,
    size: 13,
    colour: 'ink-2',
  });
}

function writeSection(deck: Deck, title: string, { blocks, notes, texts }: PrintedSection): void {
  const said = texts.map(({ kind, body: words, by }) =>
    [`${kind}${by === '' ? '' : ` (${by})`}:`, ...readMarked(words).map(toPlainWords)].join('\n'),
  );
  const spoken = [
    ...said,
    ...blocks.flatMap(({ because, notes: ofBlock }) => [
      ...(because === null ? [] : [because]),
      ...ofBlock.map(({ text }) => text),
    ]),
    ...notes,
  ].join('\n');
  const shown = mergeTiles(blocks);
  if (shown.length === 0) {
    writeWords(deck, { title, texts, notes, spoken });
    return;
  }
  // Notes on a section are on its first slide, and notes on a block are beneath the block.
  layOut(shown).forEach((placed, index) => {
    const slide = deck.addSlide(index === 0 ? title : `${title}, continued`, spoken);
    // A note that belongs to two figures appears once.
    const noted = [
      ...new Set([
        ...(index === 0 ? notes : []),
        ...placed.flatMap(({ block }) => [
          ...(block.because === null ? [] : [block.because]),
          ...block.notes.map(({ text }) => text),
        ]),
      ]),
    ];
    const foot = toFoot(noted);
    const left = placed.flatMap(
      ({ block, box }) =>
        writeBlock(deck, slide, { block, box: { ...box, h: box.h - (foot?.h ?? 0) } }) ?? [],
    );
    if (foot !== null)
      deck.addWords(slide, foot.text, {
        ...body,
        y: body.y + body.h - foot.h + 0.1,
        h: foot.h - 0.1,
        size: FOOT,
        colour: 'ink-2',
      });
    for (const each of left) writeOn(deck, title, each);
    if (foot === null && noted.length > 0)
      writeWords(deck, { title: `${title}, continued`, texts: [], notes: noted, spoken: '' });
  });
}

/**
 * The font size in points of notes on figures, and the maximum height that they take up on a slide,
 * in inches.
 */
const [FOOT, MAX_FOOT] = [13, 1.3];

/**
 * The notes, each on its own line, with their height; null if there are none, or if they do not
 * fit.
 */
function toFoot(noted: readonly string[]): { readonly text: string; readonly h: number } | null {
  const h = noted.reduce((sum, text) => sum + heightOfWords(text, { w: body.w, size: FOOT }), 0.14);
  return noted.length === 0 || h > MAX_FOOT ? null : { text: noted.join('\n'), h };
}

function writeOn(deck: Deck, title: string, left: LeftOver): void {
  for (let rest: LeftOver | null = left; rest !== null;)
    rest = writeRest(deck, deck.addSlide(`${title}, continued`, ''), { ...rest, box: body });
}

function toActions({ actions }: PrintedDocument): SlideTable {
  return {
    headings: actionHeadings,
    rows: actions.map((action) => ({
      isHeading: false,
      cells: toActionCells(action).map((text) => ({ text, isBold: false })),
    })),
  };
}

function writeTable(deck: Deck, title: string, table: SlideTable): void {
  splitTable(table, body).forEach(({ part, sized }, index) => {
    const slide = deck.addSlide(index === 0 ? title : `${title}, continued`, '');
    deck.addTable(slide, part, { x: body.x, y: body.y, w: body.w, ...sized });
  });
}

function writeProof(deck: Deck, printed: PrintedDocument, sha256: string): void {
  const slide = deck.addSlide(
    'Proof',
    'The figures, their definitions and everything frozen with them are in the workbook.',
  );
  const rows = [...toProof(printed, sha256), ...toReadingNotes(printed)].map(({ name, value }) => ({
    isHeading: false,
    cells: [name, value].map((text, index) => ({ text, isBold: index === 0 })),
  }));
  const table = { headings: ['Proof', 'Description'], rows };
  deck.addTable(slide, table, { x: body.x, y: body.y, w: body.w, ...sizeTable(table, body) });
}
