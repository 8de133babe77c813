import '#testing/dom-matrix.js';

import { createServer } from 'node:http';
import path from 'node:path';

import { PDFBool, PDFDict, PDFDocument, PDFName, PDFString } from 'pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { findBrowser } from '#platform/find-browser.js';
import type { Json } from '#testing/api-client.js';
import { openBoard, type TestBoard } from '#testing/board.js';
import { TEST_ORIGIN } from '#testing/signed-in.js';

const webFolder = path.resolve(import.meta.dirname, '../../../../../../web/dist');

/** A server on this machine, which nothing that is printed may reach. */
const reached: string[] = [];
const outside = createServer((request, response) => {
  reached.push(request.url ?? '');
  response.end();
});

/** What somebody may write: words that would load something, script, letters that turn the line around, a word longer than a line, and as much as is accepted. */
const writeBody = (origin: string) =>
  [
    `![a picture](${origin}/picture.png) <img src="${origin}/tag.png"> <style>@import '${origin}/style.css'</style>`,
    `<iframe src="${origin}/frame"></iframe><link rel="stylesheet" href="${origin}/link.css">[elsewhere](${origin}/link)`,
    '<script>document.title = "Taken over"</script>**Strong** words, and [a link](javascript:alert).',
    '\u202Ethat turn around',
    'x'.repeat(400),
    ...Array.from({ length: 40 }, () => 'Nothing else was said of it. '.repeat(4)),
    'Here it ends.',
  ].join('\n\n');

let board: TestBoard;
let pdf: Buffer;
beforeAll(async () => {
  board = await openBoard({
    webFolder,
    findBrowser: () => findBrowser(process.env),
  });
  await new Promise<void>((resolve) => void outside.listen(0, '127.0.0.1', resolve));
  const address = outside.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const { id, ...review } = await board.inReview(writeBody(origin));
  expect((await board.sign('police', 'CLEARED', { id, ...review })).problems).toEqual([]);
  expect((await board.sign('chair', 'PARTNERS', { id, ...review })).pack.state).toBe('SIGNED_OFF');
  const twenty = await Promise.all(Array.from({ length: 20 }, () => take(id)));
  expect(new Set(twenty.map(({ statusCode }) => statusCode))).toEqual(new Set([202]));
  expect(twenty[19]?.json()).toEqual({ place: 0, sentence: 'The PDF is being made. It takes some seconds.' });
  await vi.waitFor(async () => expect((await take(id)).statusCode).toBe(200), { timeout: 200_000, interval: 1000 });
  pdf = (await take(id)).rawPayload;
});
afterAll(async () => {
  await board.close();
  outside.close();
});

const take = (id: string) => {
  const cookie = [...board.seats.member.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return board.app.inject({ method: 'GET', url: `/packs/${id}/partners.pdf`, headers: { host: new URL(TEST_ORIGIN).host, cookie } });
};

/** The words of each page, as somebody reads them who sees none. */
async function readPages(): Promise<readonly string[]> {
  const document = await getDocument({ data: Uint8Array.from(pdf), verbosity: 0 }).promise;
  const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1);
  const contents = await Promise.all(numbers.map(async (number) => (await document.getPage(number)).getTextContent()));
  await document.destroy();
  return contents.map(({ items }) => items.map((item) => ('str' in item ? item.str : '')).join(' '));
}

const squeeze = (words: string) => words.replaceAll(/\s+/g, '');

describe('the PDF of a pack', () => {
  it('is made once for all who ask', async () => {
    expect(await board.partnership.test.asOwner('SELECT edition, kind FROM pack_file')).toEqual([{ edition: 'PARTNERS', kind: 'PDF' }]);
  });

  it('loaded nothing that its words name', () => {
    expect(reached).toEqual([]);
  });

  it('is tagged, and says its title and its language', async () => {
    const document = await PDFDocument.load(pdf, { updateMetadata: false });
    const { catalog } = document;
    expect(document.getTitle()).toBe('Board pack, Thames Valley, Q2 2026/27, version 1');
    expect(catalog.lookup(PDFName.of('Lang'), PDFString).asString()).toBe('en-GB');
    expect(catalog.lookup(PDFName.of('MarkInfo'), PDFDict).lookup(PDFName.of('Marked'), PDFBool).asBoolean()).toBe(true);
    expect(catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict).has(PDFName.of('K'))).toBe(true);
  });

  it('has its fonts in it, none of them of drawings', async () => {
    const { context } = await PDFDocument.load(pdf, { updateMetadata: false });
    const fonts = context.enumerateIndirectObjects().flatMap(([, each]) => (each instanceof PDFDict && isA(each, '/Font') ? [each] : []));
    const kinds = fonts.map((font) => String(font.get(PDFName.of('Subtype'))));
    expect(new Set(kinds)).toEqual(new Set(['/Type0', '/CIDFontType2']));
    const faces = context
      .enumerateIndirectObjects()
      .flatMap(([, each]) => (each instanceof PDFDict && isA(each, '/FontDescriptor') ? [each] : []));
    expect(faces.length).toBe(kinds.filter((kind) => kind === '/CIDFontType2').length);
    for (const face of faces) expect(String(face.get(PDFName.of('FontName')))).toContain('SourceSans3');
    for (const face of faces) expect(face.has(PDFName.of('FontFile2'))).toBe(true);
  });

  it('has its sections as bookmarks, and their pages in its contents', async () => {
    const document = await getDocument({ data: Uint8Array.from(pdf), verbosity: 0 }).promise;
    const [whole] = await document.getOutline();
    const sections = whole?.items.map(({ title }) => title.replaceAll(/\s+/g, ' ')) ?? [];
    expect(sections).toEqual(['Contents', '1 Chair’s statement', '2 Reports', '3 Safeguarding', 'Definitions', 'Proof']);
    const places = Object.entries(await document.getDestinations()).flatMap(([, place]) => (Array.isArray(place) ? [place[0]] : []));
    const pages = await Promise.all(places.map(async (place) => (await document.getPageIndex(place)) + 1));
    await document.destroy();
    const contents = (await readPages())[1] ?? '';
    const counted =
      contents.slice(contents.indexOf('Contents')).match(/(?:statement|Reports|Safeguarding|Definitions|Proof) +(\d+)/g) ?? [];
    expect(counted.map((entry) => Number(/\d+$/.exec(entry)?.[0])).toSorted((a, b) => a - b)).toEqual(pages.toSorted((a, b) => a - b));
    expect(new Set(pages).size).toBeGreaterThan(2);
  });

  it('says its marking, where it stands and its number on each page', async () => {
    const pages = await readPages();
    for (const [index, words] of pages.entries()) {
      expect(squeeze(words)).toContain(`OFFICIALPage${index + 1}of${pages.length}`);
      expect(squeeze(words)).toContain('Signedoff24November2026,version1.JulytoSeptember2026,allagencies,allcrimetypes');
    }
  });

  it('has every figure of its tables, and every word that was written', async () => {
    const words = squeeze((await readPages()).join(' '));
    const fields = 'contents { sections { blocks { view table { rows { isFolded cells { text } } } } } }';
    const { contents } = await board.board('member', fields);
    const shown: readonly string[] = contents.sections
      .flatMap(({ blocks }: Json) => blocks.filter(({ view }: Json) => view === 'TABLE' || view === 'TILES'))
      .flatMap(({ table }: Json) => table.rows.filter(({ isFolded }: Json) => isFolded !== true))
      .flatMap(({ cells }: Json) => cells.map(({ text }: Json) => squeeze(text)));
    expect(shown.length).toBeGreaterThan(20);
    expect(shown.filter((figure) => !words.includes(figure))).toEqual([]);
    expect(words).toContain('Hereitends.');
    expect(words).not.toContain('Takenover');
    expect(words).toContain('x'.repeat(400));
  });

  it('is as wide as its sheet: nothing made the browser shrink it, and nothing stands in a margin', async () => {
    const document = await getDocument({ data: Uint8Array.from(pdf), verbosity: 0 }).promise;
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const right = Math.max(
        ...items.map((item) => ('str' in item && item.str.trim() !== '' ? Number(item.transform[4]) + item.width : 0)),
      );
      expect(right).toBeLessThan(Number(page.view[2]) - 50);
      // What stands in the margins shrinks with the rest.
      const foot = items.find((item) => 'str' in item && item.str.startsWith('Signed off'));
      expect(foot && 'height' in foot ? foot.height : 0).toBeCloseTo(8.25, 1);
    }
    await document.destroy();
  });
});

function isA(each: PDFDict, type: string): boolean {
  return String(each.get(PDFName.of('Type'))) === type;
}
