import '#testing/dom-matrix.js';

import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

import { readShownNumber } from '#features/packs/files/shown-number.js';

type TextItem = Extract<Awaited<ReturnType<PdfPage['getTextContent']>>['items'][number], { readonly str: string }>;
type PdfPage = Awaited<ReturnType<PDFDocumentProxy['getPage']>>;

/** Words that stand together on a page. */
interface Piece {
  readonly text: string;
  /** In points, from the left and from the foot of the page. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/**
 * All that a PDF says: the words that it draws, each cell and each line by itself, and those that nobody sees, which are read aloud or listed: of drawings, of
 * links, of bookmarks, and its title. Left out are the scales of drawings, for they measure figures and are none, and the numbers of its pages.
 */
export async function readPdf(pdf: Uint8Array): Promise<readonly string[]> {
  const document = await getDocument({ data: Uint8Array.from(pdf), verbosity: 0 }).promise;
  try {
    const { info } = await document.getMetadata();
    const words = [...titlesIn(await document.getOutline()), ...textsIn(info, 'Title'), ...textsIn(info, 'Subject')];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const pieces = await readPieces(page);
      words.push(...withoutPageNumbers(withoutScales(pieces), document.numPages));
      words.push(...altsIn(await page.getStructTree()), ...(await page.getAnnotations()).flatMap((link: unknown) => wordsOfLink(link)));
    }
    return words;
  } finally {
    await document.destroy();
  }
}

async function readPieces(page: PdfPage): Promise<readonly Piece[]> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const pieces: Piece[] = [];
  let isBegun = false;
  for (const item of items) {
    // What is marked apart is read apart, and so are words with more between them than a space.
    if (!('str' in item) || isGap(item)) isBegun = false;
    else {
      const next = toPiece(item);
      const last = pieces.at(-1);
      // Two labels that stand near each other are not one number.
      if (last !== undefined && isBegun && isRightAfter(last, next))
        pieces.splice(-1, 1, { ...last, text: last.text + next.text, width: next.x + next.width - last.x });
      else if (next.text !== '') pieces.push(next);
      isBegun = !item.hasEOL;
    }
  }
  return pieces;
}

type Item = Pick<TextItem, 'str' | 'width' | 'transform'>;

/** @param item transformed by the size of its letters, as the first of six, and its place, as the last two */
function toPiece({ str, width, transform }: Item): Piece {
  return { text: str, x: Number(transform[4]), y: Number(transform[5]), width };
}

function isGap({ str, width, transform }: Item): boolean {
  return str.trim() === '' && width > Number(transform[0]);
}

function isRightAfter({ x, y, width }: Piece, next: Piece): boolean {
  return Math.abs(next.y - y) < 1 && Math.abs(next.x - x - width) < 1;
}

/** Without the labels of scales: three at least, in a column or in a row, that stand as far apart as their numbers say. */
function withoutScales(pieces: readonly Piece[]): readonly string[] {
  const numbered = pieces.flatMap((piece) => {
    const value = readShownNumber(piece.text.trim())?.value;
    return value === undefined ? [] : [{ piece, value, right: piece.x + piece.width, middle: piece.x + piece.width / 2, y: piece.y }];
  });
  type Label = (typeof numbered)[number];
  const isOnScale = (label: Label, isBeside: (other: Label) => boolean, placeOf: (of: Label) => number) => {
    const beside = numbered.filter((other) => other.value !== label.value && isBeside(other));
    const slopes = beside.map((other) => (placeOf(other) - placeOf(label)) / (other.value - label.value));
    return slopes.some((slope, index) => slope > 0 && slopes.some((other, at) => at > index && isAlmost(other, slope)));
  };
  const scales = new Set(
    numbered.flatMap((label) => {
      const isInColumn = isOnScale(
        label,
        (other) => Math.abs(other.right - label.right) < NEAR_POINTS,
        ({ y }) => y,
      );
      const isInRow = isOnScale(
        label,
        (other) => Math.abs(other.y - label.y) < NEAR_POINTS,
        ({ middle }) => middle,
      );
      return isInColumn || isInRow ? [label.piece] : [];
    }),
  );
  return pieces.flatMap((piece) => (scales.has(piece) ? [] : [piece.text]));
}

/** Labels of a scale stand this near to one line. */
const NEAR_POINTS = 0.6;

/** Whether two slopes are the same within what letters are wide by. */
function isAlmost(one: number, other: number): boolean {
  return Math.abs(one - other) <= 0.01 * Math.abs(other);
}

/** Nor with where an axis begins, which is no figure either. @param pages how many there are */
function withoutPageNumbers(words: readonly string[], pages: number): readonly string[] {
  const isContents = words.some((text) => text.trim() === 'Contents');
  const isNumberOfPage = (text: string) => /^\d+$/.test(text.trim()) && Number(text) <= pages;
  return words
    .map((text) => text.replaceAll(/\bPage \d+ of \d+\b|\baxis from [−-]?£?[\d,.]+[km]?%?/g, ''))
    .filter((text) => text.trim() !== '' && !(isContents && isNumberOfPage(text)));
}

type Outline = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>;

function titlesIn(outline: Outline | null): readonly string[] {
  return outline?.flatMap(({ title, items }) => [title, ...titlesIn(items)]) ?? [];
}

/** The words of drawings in a tree of a page, however deep. */
function altsIn(tree: unknown): readonly string[] {
  if (typeof tree !== 'object' || tree === null) return [];
  const children: unknown = 'children' in tree ? tree.children : [];
  return [...textsIn(tree, 'alt'), ...(Array.isArray(children) ? children.flatMap(altsIn) : [])];
}

function wordsOfLink(link: unknown): readonly string[] {
  return typeof link === 'object' && link !== null && 'contentsObj' in link ? textsIn(link.contentsObj, 'str') : [];
}

function textsIn(value: unknown, key: string): readonly string[] {
  const text: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : null;
  return typeof text === 'string' && text !== '' ? [text] : [];
}
