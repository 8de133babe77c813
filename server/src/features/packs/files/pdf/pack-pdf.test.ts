import '#testing/dom-matrix.js';

import { createServer } from 'node:http';
import path from 'node:path';

import { PDFArray, PDFBool, PDFDict, PDFDocument, PDFName, PDFString } from 'pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { findBrowser } from '#platform/browser/find-browser.js';
import type { Json } from '#testing/api-client.js';
import { openBoard, type TestBoard } from '#testing/board.js';
import { DRAWN_KPI, findWrongLabels } from '#testing/drawn-labels.js';
import { type PdfPart, type ReadPdf, readPdfTree, textIn, wordsOf } from '#testing/pdf-tree.js';
import { findUaFaults } from '#testing/pdf-ua.js';
import { expectWholeWidth } from '#testing/sheet-width.js';
import { TEST_ORIGIN } from '#testing/signed-in.js';

const webFolder = path.resolve(import.meta.dirname, '../../../../../../web/dist');

/** A local server, which printing must never reach. */
const reached: string[] = [];
const outside = createServer((request, response) => {
  reached.push(request.url ?? '');
  response.end();
});

/**
 * A text that somebody may write, of the maximum length: words that would load something, scripts,
 * letters that reverse the line, and a word longer than a line.
 */
const writeBody = (origin: string) =>
  [
    `![a picture](${origin}/picture.png) <img src="${origin}/tag.png"> <style>@import '${origin}/style.css'</style>`,
    `<iframe src="${origin}/frame"></iframe><link rel="stylesheet" href="${origin}/link.css">[elsewhere](${origin}/link)`,
    '<script>document.title = "Taken over"</script>**Strong** words, and [a link](javascript:alert).',
    '\u202Ethat turn around',
    'x'.repeat(400),
    ...Array.from({ length: 40 }, () => 'Nothing else was said of it. '.repeat(4)),
    '**Here it ends.**',
  ].join('\n\n');

let board: TestBoard;
let pdf: Buffer;
let read: ReadPdf;
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
  expect(twenty[19]?.json()).toEqual({
    place: 0,
    sentence: 'The PDF is being made. It takes a few seconds.',
  });
  await vi.waitFor(async () => expect((await take(id)).statusCode).toBe(200), {
    timeout: 200_000,
    interval: 1000,
  });
  pdf = (await take(id)).rawPayload;
  read = await readPdfTree(pdf);
});
afterAll(async () => {
  await board.close();
  outside.close();
});

const take = (id: string) => {
  const cookie = [...board.seats.member.cookies]
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
  return board.app.inject({
    method: 'GET',
    url: `/packs/${id}/partners.pdf`,
    headers: { host: new URL(TEST_ORIGIN).host, cookie },
  });
};

/** The text of each page, in the reading order of a screen reader. */
async function readPages(): Promise<readonly string[]> {
  const document = await getDocument({ data: Uint8Array.from(pdf), verbosity: 0 }).promise;
  const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1);
  const contents = await Promise.all(
    numbers.map(async (number) => (await document.getPage(number)).getTextContent()),
  );
  await document.destroy();
  return contents.map(({ items }) =>
    items.map((item) => ('str' in item ? item.str : '')).join(' '),
  );
}

const pictured = new Set(['CONTROL', 'SERIES', 'FUNNEL', 'MAP', 'DOTS']);

const undrawn = new Set(['NOTHING_RECORDED', 'NONE_OF_YOURS', 'WITHHELD', 'FAILED']);

/** Whether a block has a drawing with something in it. */
const isDrawn = ({ view, notes }: Json) =>
  pictured.has(view) && !notes.some(({ code }: Json) => undrawn.has(code));

const squeeze = (words: string) => words.replaceAll(/\s+/g, '');

describe('a pack’s PDF', () => {
  it('is made once for everybody who asks', async () => {
    expect(await board.partnership.test.asOwner('SELECT edition, kind FROM pack_file')).toEqual([
      { edition: 'PARTNERS', kind: 'PDF' },
    ]);
  });

  it('does not load anything that its text names', () => {
    expect(reached).toEqual([]);
  });

  it('is tagged, with its title and language', async () => {
    const document = await PDFDocument.load(pdf, { updateMetadata: false });
    const { catalog } = document;
    expect(document.getTitle()).toBe('Board pack, Thames Valley, Q2 2026/27, version 1');
    expect(catalog.lookup(PDFName.of('Lang'), PDFString).asString()).toBe('en-GB');
    expect(
      catalog
        .lookup(PDFName.of('MarkInfo'), PDFDict)
        .lookup(PDFName.of('Marked'), PDFBool)
        .asBoolean(),
    ).toBe(true);
    expect(catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict).has(PDFName.of('K'))).toBe(true);
  });

  it('embeds its fonts, none of them Type 3', async () => {
    const { context } = await PDFDocument.load(pdf, { updateMetadata: false });
    const fonts = context
      .enumerateIndirectObjects()
      .flatMap(([, each]) => (each instanceof PDFDict && isA(each, '/Font') ? [each] : []));
    const kinds = fonts.map((font) => String(font.get(PDFName.of('Subtype'))));
    expect(new Set(kinds)).toEqual(new Set(['/Type0', '/CIDFontType2']));
    const faces = context
      .enumerateIndirectObjects()
      .flatMap(([, each]) =>
        each instanceof PDFDict && isA(each, '/FontDescriptor') ? [each] : [],
      );
    expect(faces.length).toBe(kinds.filter((kind) => kind === '/CIDFontType2').length);
    for (const face of faces)
      expect(String(face.get(PDFName.of('FontName')))).toContain('SourceSans3');
    for (const face of faces) expect(face.has(PDFName.of('FontFile2'))).toBe(true);
  });

  it('has its sections as bookmarks, and their page numbers in its contents', async () => {
    const document = await getDocument({ data: Uint8Array.from(pdf), verbosity: 0 }).promise;
    const [whole] = await document.getOutline();
    const sections = whole?.items.map(({ title }) => title.replaceAll(/\s+/g, ' ')) ?? [];
    expect(sections).toEqual([
      'Contents',
      '1 Chair’s statement',
      '2 Reports',
      '3 Safeguarding',
      'Definitions',
      'Proof',
    ]);
    const places = Object.entries(await document.getDestinations()).flatMap(([, place]) =>
      Array.isArray(place) ? [place[0]] : [],
    );
    const pages = await Promise.all(
      places.map(async (place) => (await document.getPageIndex(place)) + 1),
    );
    await document.destroy();
    const contents = (await readPages())[1] ?? '';
    const counted =
      contents
        .slice(contents.indexOf('Contents'))
        .match(/(?:statement|Reports|Safeguarding|Definitions|Proof) +(\d+)/g) ?? [];
    expect(
      counted.map((entry) => Number(/\d+$/.exec(entry)?.[0])).toSorted((a, b) => a - b),
    ).toEqual(pages.toSorted((a, b) => a - b));
    expect(new Set(pages).size).toBeGreaterThan(2);
  });

  it('has its marking, running title and page number on each page', async () => {
    const pages = await readPages();
    for (const [index, words] of pages.entries()) {
      expect(squeeze(words)).toContain(`OFFICIALPage${index + 1}of${pages.length}`);
      expect(squeeze(words)).toContain(
        'Signedoff24November2026,version1.JulytoSeptember2026,allagencies,allcrimetypes',
      );
    }
  });

  it('has every figure in its tables, and all free text', async () => {
    const words = squeeze((await readPages()).join(' '));
    const fields =
      'contents { sections { blocks { view table { rows { isFolded cells { text } } } } } }';
    const { contents } = await board.board('member', fields);
    const shown: readonly string[] = contents.sections
      .flatMap(({ blocks }: Json) =>
        blocks.filter(({ view }: Json) => view === 'TABLE' || view === 'TILES'),
      )
      .flatMap(({ table }: Json) => table.rows.filter(({ isFolded }: Json) => isFolded !== true))
      .flatMap(({ cells }: Json) => cells.map(({ text }: Json) => squeeze(text)));
    expect(shown.length).toBeGreaterThan(20);
    expect(shown.filter((figure) => !words.includes(figure))).toEqual([]);
    expect(words).toContain('Hereitends.');
    expect(words).not.toContain('Takenover');
    expect(words).toContain('x'.repeat(400));
  });

  it('claims PDF/UA, and keeps all the rules that can be checked automatically', () => {
    expect(findUaFaults(read)).toEqual([]);
  });

  /**
   * Spoils one entry of a dictionary.
   * @returns a function that restores the entry
   */
  const spoil = (dict: PDFDict | undefined, key: string, value?: string) => {
    const name = PDFName.of(key);
    const before = dict?.get(name);
    if (value === undefined) dict?.delete(name);
    else dict?.set(name, PDFName.of(value));
    return () => before && dict?.set(name, before);
  };
  const first = (type: string) => read.all.find((part) => part.type === type)?.dict;
  const catalog = () => read.document.catalog;
  const linkOf = (page: number) =>
    read.document.getPage(page).node.lookup(PDFName.of('Annots'), PDFArray).lookup(0, PDFDict);

  it.each([
    ['06-002', () => spoil(catalog(), 'Metadata')],
    ['07-001', () => spoil(catalog(), 'ViewerPreferences')],
    ['11-001', () => spoil(catalog(), 'Lang')],
    ['28-008', () => spoil(read.document.getPage(1).node, 'Tabs')],
    ['02-001', () => spoil(catalog().lookup(PDFName.of('StructTreeRoot'), PDFDict), 'RoleMap')],
    ['15-003', () => spoil(first('TH'), 'A')],
    ['13-004', () => spoil(first('Figure'), 'Alt')],
    ['28-012', () => spoil(linkOf(1), 'Contents')],
    ['28-011', () => spoil(first('Link'), 'K')],
  ])('fails check %s once the part that it needs is removed', (fault, spoilOne) => {
    const mend = spoilOne();
    expect(findUaFaults(read).filter((found) => found.startsWith(fault))).not.toEqual([]);
    mend();
    expect(findUaFaults(read)).toEqual([]);
  });

  it.each([
    ['14-003', 'H2', 'H4'],
    ['14-002', 'H1', 'H2'],
    ['09-004', 'TR', 'Div'],
    ['09-005', 'LBody', 'Div'],
    ['15-005', 'TD', 'Gone'],
  ])('fails check %s once a part of type %s becomes %s', (fault, type, other) => {
    const swap = (part: PdfPart): PdfPart => {
      const parts = part.parts.map((each) =>
        each === chosen ? { ...swap(each), type: other } : swap(each),
      );
      return { ...part, parts: parts.filter((each) => each.type !== 'Gone') };
    };
    const chosen = read.all.findLast((part) => part.type === type);
    const list = (part: PdfPart): readonly PdfPart[] => [part, ...part.parts.flatMap(list)];
    expect(
      findUaFaults({ ...read, all: list(swap(read.root)) }).filter((found) =>
        found.startsWith(fault),
      ),
    ).not.toEqual([]);
  });

  it('would fail the check if something were drawn without a mark, or outside the tree', () => {
    const [page, ...others] = read.pages;
    for (const behind of ['', 'P 9999', 'Artifact > P 1']) {
      const pages = [
        {
          painted: new Set([...(page?.painted ?? []), behind]),
          words: page?.words ?? new Map<number, string>(),
        },
        ...others,
      ];
      expect(findUaFaults({ ...read, pages }).join()).toMatch(/^01-00[35]/);
    }
  });

  it('describes its links, and has no others', () => {
    const links = read.document
      .getPages()
      .flatMap(({ node }) => node.lookupMaybe(PDFName.of('Annots'), PDFArray)?.asArray() ?? []);
    const told = links.map((link) =>
      textIn(read.document.context.lookup(link, PDFDict), 'Contents'),
    );
    expect(told).toEqual(['Chair’s statement', 'Reports', 'Safeguarding', 'Definitions', 'Proof']);
  });

  it('is read in document order, and contains everything in the document', async () => {
    const cells = 'columns { heading } rows { label isFolded cells { text } }';
    const fields = `blocks { view about finding { text } summary because notes { code text } table { ${cells} } } texts { kind body }`;
    const { contents } = await board.board(
      'member',
      `contents { sections { number heading notes ${fields} } definitions { name words } }`,
    );
    const kinds: Json = { WHAT_HAPPENED: 'What happened', WHY: 'Why', WHAT_NEXT: 'What next' };
    const headings = contents.sections.flatMap(({ number, heading, blocks, texts }: Json) => [
      `H2 ${number}${squeeze(heading)}`,
      ...blocks.flatMap(({ view, finding }: Json) =>
        view === 'TILES' ? [] : [`H3 ${squeeze(finding.text)}`],
      ),
      ...texts.flatMap(({ kind }: Json) =>
        kind === 'STATEMENT' ? [] : [`H3 ${squeeze(kinds[kind])}`],
      ),
    ]);
    const found = read.all.flatMap((part) =>
      /^H[1-6]$/.test(part.type) ? [`${part.type} ${wordsOf(part)}`] : [],
    );
    expect(found).toEqual([
      'H1 ThamesValley',
      'H2 Contents',
      ...headings,
      'H2 Definitions',
      'H2 Proof',
    ]);

    // A drawing is described by the sentence that the page shows for it. If there is nothing to
    // draw, there is no drawing.
    const drawings = read.all.flatMap(({ type, dict }) =>
      type === 'Figure' ? [textIn(dict, 'Alt')] : [],
    );
    const pictures = contents.sections.flatMap(({ blocks }: Json) => blocks.filter(isDrawn));
    expect(pictures.length).toBeGreaterThan(0);
    for (const { summary } of pictures) expect(drawings).toContain(summary);

    const words = wordsOf(read.root);
    let at = 0;
    const say = (said: string) => {
      const next = words.indexOf(squeeze(said), at);
      expect(next, said).toBeGreaterThanOrEqual(at);
      at = next + squeeze(said).length;
    };
    for (const { heading, notes, blocks } of contents.sections) {
      at = Math.max(at, words.indexOf(squeeze(heading), at));
      for (const note of notes) say(note);
      for (const { view, about, finding, because, notes: told, table } of blocks) {
        say(finding.text);
        if (view !== 'TILES') say(about);
        const isTable = view === 'TABLE' && !told.some(({ code }: Json) => undrawn.has(code));
        if (isTable || view === 'TILES')
          for (const { label, isFolded } of table.rows) if (isFolded !== true) say(label);
        if (because !== null) say(because);
        for (const { text } of told) say(text);
      }
    }
    for (const { name, words: meaning } of contents.definitions) [name, meaning].forEach(say);
  });

  it('draws the figures that the API returns, with the words for each', async () => {
    const { contents } = await board.board(
      'member',
      `contents { sections { blocks { view summary notes { code } ${DRAWN_KPI} } } }`,
    );
    const charts = contents.sections.flatMap(({ blocks }: Json) =>
      blocks.filter((block: Json) => block.view === 'CONTROL' && isDrawn(block)),
    );
    expect(charts.length).toBeGreaterThan(0);
    const drawn = (summary: string) => {
      const figure = read.all.find(
        ({ type, dict }) => type === 'Figure' && textIn(dict, 'Alt') === summary,
      );
      return figure?.kids.map((kid) => ('type' in kid ? '' : kid.text)).join(' ') ?? '';
    };
    for (const { summary, kpi } of charts) {
      const words = drawn(summary);
      expect(findWrongLabels(words, kpi), words).toEqual([]);
      // The check fails if any one of them is wrong.
      const numbers = [
        ...words.matchAll(/\d+(?=\D*$)|(?<=(?:upper|lower|target|to) (?:about )?)\d+/g),
      ];
      expect(numbers.length).toBeGreaterThan(0);
      for (const { index, 0: number } of numbers)
        expect(
          findWrongLabels(
            `${words.slice(0, index)}${Number(number) + 7}${words.slice(index + number.length)}`,
            kpi,
          ),
        ).not.toEqual([]);
    }
  });

  it('fits the width of its sheet: the browser did not shrink it, and nothing is in a margin', async () => {
    await expectWholeWidth(pdf);
  });
});

function isA(each: PDFDict, type: string): boolean {
  return String(each.get(PDFName.of('Type'))) === type;
}
