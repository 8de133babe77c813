import '#testing/dom-matrix.js';

import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from 'pdf-lib';
import { getDocument, OPS, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A structure element of a PDF, as a screen reader reads it. */
export interface PdfPart {
  /** The type of the element as written, such as `H2` or `TD`. */
  readonly type: string;
  readonly dict: PDFDict;
  readonly parent: PdfPart | null;
  readonly parts: readonly PdfPart[];
  /** Elements and text within it, in reading order. */
  readonly kids: readonly (PdfPart | PdfMark)[];
}

/** Text that a page draws, or the link on top of it. */
export interface PdfMark {
  /** The number of the page, from 0. */
  readonly page: number;
  /** The id of the mark on the page; null for a link. */
  readonly id: number | null;
  readonly text: string;
}

/** The content that a page draws, with its marks. */
export interface DrawnPage {
  /**
   * The marks around each drawn item, outermost first, such as `Artifact` or `TD 12`; an empty text
   * for none.
   */
  readonly painted: ReadonlySet<string>;
  /** The text of each mark by its id. */
  readonly words: ReadonlyMap<number, string>;
}

/** A PDF, read by two libraries: its structure and its drawn content. */
export interface ReadPdf {
  readonly document: PDFDocument;
  readonly root: PdfPart;
  /** All elements in reading order. */
  readonly all: readonly PdfPart[];
  readonly pages: readonly DrawnPage[];
}

/**
 * Reads the tree of a PDF with the text of each element.
 * @throws if the PDF has no tree
 */
export async function readPdfTree(pdf: Uint8Array): Promise<ReadPdf> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const drawn = await getDocument({ data: Uint8Array.from(pdf), verbosity: 0 }).promise;
  const pages = await Promise.all(
    Array.from({ length: drawn.numPages }, (_, index) => readPage(drawn, index + 1)),
  );
  await drawn.destroy();
  const root = document.catalog
    .lookup(PDFName.of('StructTreeRoot'), PDFDict)
    .lookup(PDFName.of('K'));
  const top = root instanceof PDFArray ? root.lookup(0, PDFDict) : root;
  if (!(top instanceof PDFDict)) throw new Error('The PDF has no tree');
  const part = new Reader(document, pages).toPart(top, null);
  return { document, root: part, all: flatten(part), pages };
}

/** All text of an element, without white space. */
export function wordsOf(part: PdfPart): string {
  return part.kids
    .map((kid) => ('type' in kid ? wordsOf(kid) : kid.text.replaceAll(/\s+/g, '')))
    .join('');
}

/** The text value of an entry; null if there is none. */
export function textIn(dict: PDFDict, key: string): string | null {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null;
}

/** The name value of an entry, without its slash; null if there is none. */
export function nameIn(dict: PDFDict, key: string): string | null {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : null;
}

function flatten(part: PdfPart): readonly PdfPart[] {
  return [part, ...part.parts.flatMap(flatten)];
}

class Reader {
  private readonly refs: readonly PDFRef[];

  constructor(
    private readonly document: PDFDocument,
    private readonly pages: readonly DrawnPage[],
  ) {
    this.refs = document.getPages().map(({ ref }) => ref);
  }

  toPart(dict: PDFDict, parent: PdfPart | null): PdfPart {
    const kids: (PdfPart | PdfMark)[] = [];
    const parts: PdfPart[] = [];
    const part = { type: nameIn(dict, 'S') ?? '', dict, parent, kids, parts };
    const held = dict.lookup(PDFName.of('K'));
    for (const kid of held instanceof PDFArray ? held.asArray() : held === undefined ? [] : [held])
      kids.push(this.toKid(kid, part));
    parts.push(...kids.flatMap((kid) => ('type' in kid ? [kid] : [])));
    return part;
  }

  private toKid(kid: PDFObject, parent: PdfPart): PdfPart | PdfMark {
    const found = kid instanceof PDFRef ? this.document.context.lookup(kid) : kid;
    if (found instanceof PDFNumber) return this.toMark(found.asNumber(), parent.dict);
    if (!(found instanceof PDFDict)) throw new Error('A part holds something that is none');
    const type = nameIn(found, 'Type');
    if (type === 'OBJR') return { page: this.findPage(found, parent.dict), id: null, text: '' };
    return type === 'MCR'
      ? this.toMark(found.lookup(PDFName.of('MCID'), PDFNumber).asNumber(), found, parent.dict)
      : this.toPart(found, parent);
  }

  private toMark(id: number, ...dicts: readonly PDFDict[]): PdfMark {
    const page = this.findPage(...dicts);
    return { page, id, text: this.pages[page]?.words.get(id) ?? '' };
  }

  private findPage(...dicts: readonly PDFDict[]): number {
    const ref = dicts
      .map((dict) => dict.get(PDFName.of('Pg')))
      .find((found) => found !== undefined);
    return ref instanceof PDFRef ? this.refs.indexOf(ref) : -1;
  }
}

async function readPage(document: PDFDocumentProxy, number: number): Promise<DrawnPage> {
  const page = await document.getPage(number);
  const { fnArray, argsArray } = await page.getOperatorList();
  const painted = new Set<string>();
  const behind: string[] = [];
  for (const [index, operator] of fnArray.entries()) {
    const [name, id]: readonly unknown[] = argsArray[index] ?? [];
    if (operator === OPS.beginMarkedContentProps)
      behind.push(typeof id === 'number' ? `${String(name)} ${id}` : '');
    else if (operator === OPS.beginMarkedContent) behind.push(isArtifact(name) ? 'Artifact' : '');
    else if (operator === OPS.endMarkedContent) behind.pop();
    else if (painting.has(operator)) painted.add(behind.filter((mark) => mark !== '').join(' > '));
  }
  if (behind.length > 0) painted.add('');
  return { painted, words: await readWords(page) };
}

const painting: ReadonlySet<number> = new Set([
  OPS.constructPath,
  OPS.showText,
  OPS.shadingFill,
  OPS.paintImageXObject,
  OPS.paintFormXObjectBegin,
]);

async function readWords(
  page: Awaited<ReturnType<PDFDocumentProxy['getPage']>>,
): Promise<ReadonlyMap<number, string>> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const words = new Map<number, string>();
  const behind: (number | null)[] = [];
  for (const item of items) {
    if ('str' in item) {
      const id = behind.at(-1) ?? null;
      if (id !== null) words.set(id, (words.get(id) ?? '') + item.str + (item.hasEOL ? ' ' : ''));
    } else if (item.type === 'endMarkedContent') behind.pop();
    else if (item.type === 'beginMarkedContentProps')
      behind.push(toId(item.id) ?? behind.at(-1) ?? null);
    else behind.push(isArtifact('tag' in item ? item.tag : null) ? null : (behind.at(-1) ?? null));
  }
  return words;
}

/**
 * Whether the name of a mark, which one library gives in two forms, is that of an artifact. A span
 * that is not an artifact only describes its text, and is not a mark.
 */
function isArtifact(name: unknown): boolean {
  return (
    name === 'Artifact' ||
    (typeof name === 'object' && name !== null && 'name' in name && name.name === 'Artifact')
  );
}

function toId(id: string | undefined): number | null {
  const found = /_mc(\d+)$/.exec(id ?? '')?.[1];
  return found === undefined ? null : Number(found);
}
