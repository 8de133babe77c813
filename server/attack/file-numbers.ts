import ExcelJS from 'exceljs';
import JsZip from 'jszip';

import type { FrozenDocument } from '#features/packs/files/pack-file-maker.js';
import { readShownNumber } from '#features/packs/files/shown-number.js';
import { writePackSlides } from '#features/packs/files/slides/pack-slides.js';
import { writePackWorkbook } from '#features/packs/files/workbook/pack-workbook.js';

import { readPdf } from './read-pdf.js';

const NUMBER = /\d[\d,]*(?:\.\d+)?/g;
/** What has numbers in its name: a hash, and a quarter as charts write it, which have room for two digits of a year (Q2 25/26). */
const NAMES = /\bQ\d \d\d\/\d\d\b|\bSHA-256\b/g;

/**
 * What slides and workbook of an edition say in numbers that its document does not have: none, unless a file tells more than was frozen. Numbers
 * of sections and of pages are no figures.
 */
export async function findStrangeNumbers(frozen: FrozenDocument): Promise<readonly string[]> {
  const slides = await readSlides(await writePackSlides(frozen));
  const sheets = await readWorkbook(await writePackWorkbook(frozen));
  return findNumbersBeside([...slides, ...sheets], frozen);
}

/** What the PDF of an edition says in numbers that its document does not have. */
export async function findStrangeNumbersOfPdf(pdf: Uint8Array, frozen: Known): Promise<readonly string[]> {
  return findNumbersBeside(await readPdf(pdf), frozen);
}

/** A document with its sections by their headings, and whatever else it holds. */
interface Known {
  readonly document: { readonly sections: readonly { readonly heading: string }[] };
  /** In hexadecimal: files write it for people, in groups of eight. */
  readonly sha256: string;
}

/** The words that have a number which a document has nowhere, nor is one of its numbers rounded, and which is no part of its hash. */
export function findNumbersBeside(words: readonly string[], { document, sha256 }: Known): readonly string[] {
  const known = new Set([...numbersIn(document), ...roundedIn(document)]);
  const named = document.sections.map(({ heading }, index) => `${index + 1} ${heading}`);
  const hash = new RegExp(sha256.match(/.{8}/g)?.join('|') ?? sha256, 'g');
  const figuresOf = (text: string) => {
    const place = named.find((name) => text.startsWith(name));
    return numbersOf(
      text
        .slice(place?.length ?? 0)
        .replaceAll(NAMES, '')
        .replaceAll(hash, ''),
    );
  };
  return words.filter((text) => figuresOf(text).some((number) => !known.has(number)));
}

function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [Math.abs(value), ...numbersOf(String(value))];
  // £256k is 256,000 in a sheet.
  if (typeof value === 'string') return [...numbersOf(value), Math.abs(readShownNumber(value)?.value ?? 0)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

/** What numbers with a fraction, such as means, are as drawings and their tables show them: whole, with a decimal, or to the next 5 as protected ones are. */
function* roundedIn(value: unknown): Generator<number> {
  if (typeof value === 'number' && !Number.isInteger(value)) {
    const size = Math.abs(value);
    yield* [Math.round(size), Math.round(size * 10) / 10, Math.round(size / 5) * 5];
  }
  if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) yield* roundedIn(part);
}

function numbersOf(text: string): readonly number[] {
  return [...text.matchAll(NUMBER)].map(([number]) => Number(number.replaceAll(',', '')));
}

/** Words and values of every part, also of those that nobody sees at once: notes, and the tables behind charts. */
async function readSlides(content: Buffer): Promise<readonly string[]> {
  const words: string[] = [];
  for (const [path, part] of Object.entries((await JsZip.loadAsync(content)).files)) {
    if (/^ppt\/(?:slides|notesSlides|charts)\/[^/]*\.xml$/.test(path)) {
      const xml = await part.async('string');
      for (const [, text = ''] of xml.replaceAll(/<a:fld .*?<\/a:fld>/gs, '').matchAll(/(?:<a:t>|<c:v>|descr=")([^<"]*)/g))
        words.push(text);
    }
    if (path.endsWith('.xlsx')) words.push(...(await readWorkbook(await part.async('nodebuffer'))));
  }
  return words;
}

async function readWorkbook(content: Buffer): Promise<readonly string[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from(content).buffer);
  const words: string[] = [];
  for (const sheet of workbook.worksheets)
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        // What a cell is joined to says it.
        if (cell.master === cell) words.push(typeof cell.value === 'number' ? String(Math.abs(cell.value)) : cell.text);
      }),
    );
  return words;
}
