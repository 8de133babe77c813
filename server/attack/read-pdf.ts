import '#testing/dom-matrix.js';

import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

import { readShownNumber } from '#features/packs/files/shown-number.js';

type TextItem = Extract<
  Awaited<ReturnType<PdfPage['getTextContent']>>['items'][number],
  { readonly str: string }
>;
type PdfPage = Awaited<ReturnType<PDFDocumentProxy['getPage']>>;

/** Adjacent text on a page. */
interface Piece {
  readonly text: string;
  /** Points from the left edge and from the foot of the page. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /**
   * The number of the text's drawing on the page, or `ARTIFACTS` for a drawing next to a table;
   * null for other text.
   */
  readonly drawing: number | null;
}

/**
 * All text in a PDF: each drawn cell and line separately, and the invisible text of drawings,
 * links, bookmarks and the title. Leaves out page numbers, and scales in drawings, which are not
 * figures.
 */
export async function readPdf(pdf: Uint8Array): Promise<readonly string[]> {
  const document = await getDocument({ data: Uint8Array.from(pdf), verbosity: 0 }).promise;
  try {
    const { info } = await document.getMetadata();
    const words = [
      ...titlesIn(await document.getOutline()),
      ...textsIn(info, 'Title'),
      ...textsIn(info, 'Subject'),
    ];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const tree: unknown = await page.getStructTree();
      const pieces = await readPieces(page, findDrawings(tree));
      words.push(...withoutPageNumbers(withoutScales(pieces), document.numPages));
      words.push(
        ...altsIn(tree),
        ...(await page.getAnnotations()).flatMap((link: unknown) => wordsOfLink(link)),
      );
    }
    return words;
  } finally {
    await document.destroy();
  }
}

/** @param drawings the numbers of drawings by the marks of their content */
async function readPieces(
  page: PdfPage,
  drawings: ReadonlyMap<string, number>,
): Promise<readonly Piece[]> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const pieces: Piece[] = [];
  const within: (number | null)[] = [];
  let isBegun = false;
  for (const item of items) {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') within.pop();
      else
        within.push(
          drawings.get(item.id) ?? (isArtifact(item) ? ARTIFACTS : (within.at(-1) ?? null)),
        );
    }
    // Text with its own mark, or after a gap wider than a space, is read separately.
    if (!('str' in item) || isGap(item)) isBegun = false;
    else {
      const next = toPiece(item, within.at(-1) ?? null);
      const last = pieces.at(-1);
      // Two adjacent labels are not one number.
      if (last !== undefined && isBegun && isRightAfter(last, next))
        pieces.splice(-1, 1, {
          ...last,
          text: last.text + next.text,
          width: next.x + next.width - last.x,
        });
      else if (next.text !== '') pieces.push(next);
      isBegun = !item.hasEOL;
    }
  }
  return pieces;
}

/** The number for drawings next to a table with the same figures, which screen readers skip. */
const ARTIFACTS = -1;

/** @param mark a mark, whose name has two forms in the library */
function isArtifact(mark: object): boolean {
  const tag: unknown = 'tag' in mark ? mark.tag : null;
  return (
    tag === 'Artifact' ||
    (typeof tag === 'object' && tag !== null && 'name' in tag && tag.name === 'Artifact')
  );
}

type Item = Pick<TextItem, 'str' | 'width' | 'transform'>;

/**
 * @param item a piece of text, whose transform begins with the size of letters and ends with the
 * position
 */
function toPiece({ str, width, transform }: Item, drawing: number | null): Piece {
  return { text: str, x: Number(transform[4]), y: Number(transform[5]), width, drawing };
}

function isGap({ str, width, transform }: Item): boolean {
  return str.trim() === '' && width > Number(transform[0]);
}

function isRightAfter({ x, y, width }: Piece, next: Piece): boolean {
  return Math.abs(next.y - y) < 1 && Math.abs(next.x - x - width) < 1;
}

/**
 * Leaves out the labels of scales: at least three in one drawing, in a column or a row, with
 * distances in proportion to their numbers. The figures of a table are kept, although they may be
 * in proportion too.
 */
function withoutScales(pieces: readonly Piece[]): readonly string[] {
  const numbered = pieces.flatMap((piece) => {
    const value = readShownNumber(piece.text.trim())?.value;
    return value === undefined || piece.drawing === null
      ? []
      : [
          {
            piece,
            value,
            right: piece.x + piece.width,
            middle: piece.x + piece.width / 2,
            y: piece.y,
          },
        ];
  });
  type Label = (typeof numbered)[number];
  const isOnScale = (
    label: Label,
    isBeside: (other: Label) => boolean,
    placeOf: (of: Label) => number,
  ) => {
    const beside = numbered.filter(
      (other) =>
        other.piece.drawing === label.piece.drawing &&
        other.value !== label.value &&
        isBeside(other),
    );
    const slopes = beside.map(
      (other) => (placeOf(other) - placeOf(label)) / (other.value - label.value),
    );
    return slopes.some(
      (slope, index) =>
        slope > 0 && slopes.some((other, at) => at > index && isAlmost(other, slope)),
    );
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

/** How far apart the labels of a scale may be and still be in one line. */
const NEAR_POINTS = 0.6;

/** Whether two slopes differ by at most 1%. */
function isAlmost(one: number, other: number): boolean {
  return Math.abs(one - other) <= 0.01 * Math.abs(other);
}

/**
 * Leaves out page numbers, and the start of an axis, which is not a figure either.
 * @param pages the number of pages
 */
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

/**
 * The drawings of a page by the marks of their content, counted from 0.
 *
 * @param tree the structure tree of the page
 */
function findDrawings(tree: unknown): ReadonlyMap<string, number> {
  return new Map(
    figuresIn(tree).flatMap((figure, index) =>
      marksIn(figure).map((mark) => [mark, index] as const),
    ),
  );
}

/**
 * The drawings in a tree. A drawing has text; an element that only surrounds a drawing has none.
 */
function figuresIn(tree: unknown): readonly unknown[] {
  const [alt] = textsIn(tree, 'alt');
  return alt !== undefined && textsIn(tree, 'role').includes('Figure')
    ? [tree]
    : childrenOf(tree).flatMap(figuresIn);
}

function marksIn(tree: unknown): readonly string[] {
  return [
    ...(textsIn(tree, 'type').includes('content') ? textsIn(tree, 'id') : []),
    ...childrenOf(tree).flatMap(marksIn),
  ];
}

function childrenOf(tree: unknown): readonly unknown[] {
  const children: unknown =
    typeof tree === 'object' && tree !== null ? Reflect.get(tree, 'children') : null;
  return Array.isArray(children) ? children : [];
}

/** The text of drawings in the tree of a page, at any depth. */
function altsIn(tree: unknown): readonly string[] {
  return [...textsIn(tree, 'alt'), ...childrenOf(tree).flatMap(altsIn)];
}

function wordsOfLink(link: unknown): readonly string[] {
  return typeof link === 'object' && link !== null && 'contentsObj' in link
    ? textsIn(link.contentsObj, 'str')
    : [];
}

function textsIn(value: unknown, key: string): readonly string[] {
  const text: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, key) : null;
  return typeof text === 'string' && text !== '' ? [text] : [];
}
