import {
  PDFDocument,
  PDFName,
  PDFOperator,
  PDFOperatorNames,
  type PDFPage,
  PDFString,
  StandardFonts,
} from 'pdf-lib';
import { describe, expect, it } from 'vitest';

import { findStrangeNumbersOfPdf } from './file-numbers.js';
import { readPdf } from './read-pdf.js';

interface Written {
  readonly text: string;
  /** The right end or the middle of the text, and its height on the page, in points. */
  readonly right?: number;
  readonly middle?: number;
  readonly y: number;
}

/**
 * A PDF with one page for each list of words and positions.
 *
 * @param drawn the words of a drawing on the first page
 */
async function write(
  pages: readonly (readonly Written[])[],
  title = 'Pack',
  ...[drawn = [], as = 'Figure']: [(readonly Written[])?, ('Figure' | 'Artifact')?]
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.setTitle(title);
  const font = await document.embedFont(StandardFonts.Helvetica);
  const put = (page: PDFPage, words: readonly Written[]) => {
    for (const { text, right, middle = 0, y } of words) {
      const width = font.widthOfTextAtSize(text, 8);
      page.drawText(text, {
        x: right === undefined ? middle - width / 2 : right - width,
        y,
        size: 8,
        font,
      });
    }
  };
  for (const words of pages) put(document.addPage(), words);
  if (drawn.length > 0) markDrawing(document, as, (page) => put(page, drawn));
  return document.save();
}

/**
 * Adds content marked as a drawing to the first page, with a description in the tree of the PDF.
 */
function markDrawing(
  document: PDFDocument,
  as: 'Figure' | 'Artifact',
  draw: (page: PDFPage) => void,
): void {
  const { context, catalog } = document;
  const page = document.getPage(0);
  const named = PDFName.of(as);
  page.pushOperators(
    as === 'Artifact'
      ? PDFOperator.of(PDFOperatorNames.BeginMarkedContent, [named])
      : PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, [named, '<< /MCID 0 >>']),
  );
  draw(page);
  page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent));
  if (as === 'Artifact') return;
  const root = context.nextRef();
  const figure = context.register(
    context.obj({
      Type: 'StructElem',
      S: 'Figure',
      P: root,
      Pg: page.ref,
      K: 0,
      Alt: PDFString.of('A drawing'),
    }),
  );
  const parents = context.register(context.obj({ Nums: [0, [figure]] }));
  context.assign(root, context.obj({ Type: 'StructTreeRoot', K: [figure], ParentTree: parents }));
  page.node.set(PDFName.of('StructParents'), context.obj(0));
  catalog.set(PDFName.of('StructTreeRoot'), root);
}

const scale = [0, 500, 1000, 1500].map((value) => ({
  text: value.toLocaleString('en-GB'),
  right: 80,
  y: 300 + value / 10,
}));

describe('reading a PDF', () => {
  it('returns the text and the title', async () => {
    const read = await readPdf(
      await write([
        [{ text: '13 were children', right: 200, y: 700 }],
        [{ text: 'Reports', right: 90, y: 20 }],
      ]),
    );
    expect(read).toEqual(['Pack', '13 were children', 'Reports']);
  });

  it('keeps adjacent labels apart', async () => {
    const [left, right] = [
      { text: '24', right: 100, y: 500 },
      { text: '26', right: 118, y: 500 },
    ];
    expect(await readPdf(await write([[left, right]]))).toEqual(['Pack', '24', '26']);
  });

  it('leaves out vertical and horizontal scales, but not a label that is only in line with a scale', async () => {
    const lying = scale.map(({ text, y }) => ({ text, middle: y, y: 250 }));
    const readDrawing = async (words: readonly Written[]) =>
      readPdf(await write([[]], 'Pack', words));
    expect(await readDrawing(scale)).toEqual(['Pack', 'A drawing']);
    const apart = [
      { text: '13', right: 80, y: 388 },
      { text: '13', right: 140, y: 301.3 },
    ];
    expect(await readDrawing([...scale, ...apart])).toEqual(['Pack', '13', '13', 'A drawing']);
    expect(await readDrawing(lying)).toEqual(['Pack', 'A drawing']);
    // A drawing next to a table with the same content is not a figure in the tree.
    expect(await readPdf(await write([[]], 'Pack', scale, 'Artifact'))).toEqual(['Pack']);
  });

  it('leaves out no figure of a table, even if its numbers are evenly spaced', async () => {
    const column = [13, 12, 11].map((value, line) => ({
      text: String(value),
      right: 80,
      y: 700 - 17 * line,
    }));
    expect(await readPdf(await write([column]))).toEqual(['Pack', '13', '12', '11']);
    // A scale in line with the table on the same page makes no difference.
    const drawn = scale.map((label) => ({ ...label, y: label.y - 300 }));
    expect(await readPdf(await write([column], 'Pack', drawn))).toEqual([
      'Pack',
      '13',
      '12',
      '11',
      'A drawing',
    ]);
  });

  it('leaves out page numbers, but no other number in the contents', async () => {
    const contents = ['Contents', '1', '2', '3', 'Page 1 of 2', 'axis from 1,550'].map(
      (text, line) => ({
        text,
        right: 200,
        y: 700 - 17 * line * line,
      }),
    );
    const other = [{ text: '2', right: 90, y: 20 }];
    expect(await readPdf(await write([contents, other]))).toEqual(['Pack', 'Contents', '3', '2']);
  });
});

it('finds numbers in a PDF that its document lacks', async () => {
  const frozen = {
    document: { sections: [{ heading: 'Reports', text: '12' }] },
    sha256: 'ab12'.repeat(16),
  };
  const sheet = [
    { text: '12 of them', right: 200, y: 700 },
    { text: 'ab12ab12 ab12ab12', right: 200, y: 650 },
  ];
  expect(await findStrangeNumbersOfPdf(await write([sheet]), frozen)).toEqual([]);
  expect(await findStrangeNumbersOfPdf(await write([sheet], 'Pack of 13'), frozen)).toEqual([
    'Pack of 13',
  ]);
  expect(
    await findStrangeNumbersOfPdf(
      await write([[...sheet, { text: '13', right: 80, y: 20 }]]),
      frozen,
    ),
  ).toEqual(['13']);
  const chart = { points: [], step: 10, centre: 1313.4, lower: null, upper: null, break: null };
  const drawn = { ...frozen, document: { ...frozen.document, chart } };
  const labels = ['about 1,310 since', '1,313', '14'].map((text, line) => ({
    text,
    right: 200,
    y: 700 - 40 * line * line,
  }));
  expect(await findStrangeNumbersOfPdf(await write([labels]), drawn)).toEqual(['1,313', '14']);
});
