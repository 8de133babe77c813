import ExcelJS from 'exceljs';
import JsZip from 'jszip';

import type { FrozenDocument } from '#features/packs/files/pack-file-maker.js';
import { writePackSlides } from '#features/packs/files/slides/pack-slides.js';
import { writePackWorkbook } from '#features/packs/files/workbook/pack-workbook.js';

import { knownNumbersIn, numbersOf } from './known-numbers.js';
import { readPdf } from './read-pdf.js';

/**
 * Numbers in the slides and workbook of an edition that its document lacks. If there are any, a
 * file reveals more than was frozen. Section and page numbers are not figures.
 */
export async function findStrangeNumbers(frozen: FrozenDocument): Promise<readonly string[]> {
  const slides = await readSlides(await writePackSlides(frozen));
  const sheets = await readWorkbook(await writePackWorkbook(frozen));
  return findNumbersBeside([...slides, ...sheets], frozen);
}

/** Numbers in the PDF of an edition that its document lacks. */
export async function findStrangeNumbersOfPdf(
  pdf: Uint8Array,
  frozen: Known,
): Promise<readonly string[]> {
  return findNumbersBeside(await readPdf(pdf), frozen);
}

/** A document with the headings of its sections, and its other content. */
interface Known {
  readonly document: { readonly sections: readonly { readonly heading: string }[] };
  /** The hash in hexadecimal. Files write it in groups of eight digits. */
  readonly sha256: string;
}

/**
 * Words with a number that the document lacks, other than section numbers in the contents and parts
 * of the hash.
 */
export function findNumbersBeside(
  words: readonly string[],
  { document, sha256 }: Known,
): readonly string[] {
  const known = new Set(knownNumbersIn(document));
  const headings = document.sections.map(({ heading }) => heading);
  const hash = new RegExp(sha256.match(/.{8}/g)?.join('|') ?? sha256, 'g');
  return words.filter((text, index) => {
    const said = withoutPlace(text, words[index + 1] ?? '', headings).replaceAll(hash, '');
    return numbersOf(said).some((number) => !known.has(number));
  });
}

/** Text without the number of its section’s heading. */
function withoutPlace(text: string, next: string, headings: readonly string[]): string {
  if (headings.some((heading, index) => text.trim() === `${index + 1} ${heading}`)) return '';
  return headings.some(
    (heading, index) => text.trim() === String(index + 1) && next.trim() === heading,
  )
    ? ''
    : text;
}

/** The text and values of all parts of the slides, including notes and the tables behind charts. */
async function readSlides(content: Buffer): Promise<readonly string[]> {
  const words: string[] = [];
  for (const [path, part] of Object.entries((await JsZip.loadAsync(content)).files)) {
    if (/^ppt\/(?:slides|notesSlides|charts)\/[^/]*\.xml$/.test(path)) {
      const xml = await part.async('string');
      for (const [, text = ''] of xml
        .replaceAll(/<a:fld .*?<\/a:fld>/gs, '')
        .matchAll(/(?:<a:t>|<c:v>|descr=")([^<"]*)/g))
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
        // A merged cell has the text of its first cell.
        if (cell.master === cell)
          words.push(typeof cell.value === 'number' ? String(Math.abs(cell.value)) : cell.text);
      }),
    );
  return words;
}
