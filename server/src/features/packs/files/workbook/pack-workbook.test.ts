import ExcelJS from 'exceljs';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { readDocument } from '#features/packs/document.reader.js';
import { plainPackDocument, plainPackDocumentToday } from '#testing/pack-document.js';

import { writePackWorkbook } from './pack-workbook.js';

const SHA = '0123456789abcdef'.repeat(4);

const make = (plain: unknown) =>
  writePackWorkbook({ document: readDocument(JSON.stringify(plain)), sha256: SHA });

async function write(plain: unknown): Promise<ExcelJS.Workbook> {
  const content = await make(plain);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from(content).buffer);
  return workbook;
}

const linesOf = (workbook: ExcelJS.Workbook, name: string) => {
  const sheet = workbook.getWorksheet(name);
  if (!sheet) throw new Error(`There is no sheet ${name}`);
  const lines: string[][] = [];
  sheet.eachRow((row) => {
    const cells: string[] = [];
    row.eachCell((cell) => {
      if (cell.master === cell) cells.push(cell.text);
    });
    lines.push(cells);
  });
  return lines;
};

afterEach(() => {
  vi.useRealTimers();
});

describe('a pack as a workbook', () => {
  it('has a cover with contents, a sheet for each section, then notes and proof', async () => {
    const workbook = await write(plainPackDocument);
    const names = [
      'Cover',
      '1 Chair’s statement',
      '2 Scorecard',
      '3 Reports by channel type',
      'Notes',
      'Proof',
    ];
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(names);
    expect(linesOf(workbook, 'Cover').flat()).toEqual(
      expect.arrayContaining([
        'Thames Valley, Q2 2026/27',
        'Reports rose and have stayed high',
        'Reading Borough Council: Reports. The board meets tomorrow.',
        ...names.slice(1),
      ]),
    );
    expect(linesOf(workbook, 'Proof').flat()).toContain('01234567 89abcdef '.repeat(4).trim());
    expect(linesOf(workbook, 'Notes')).toContainEqual([
      '3 Reports: by channel / type',
      'Rated without one return.',
    ]);
  });

  it('includes the actions and definitions of a document that has them', async () => {
    const workbook = await write(plainPackDocumentToday);
    expect(workbook.worksheets.slice(-4).map(({ name }) => name)).toEqual([
      'Notes',
      'Definitions',
      'Actions',
      'Proof',
    ]);
    expect(linesOf(workbook, 'Definitions')).toContainEqual([
      'Reports received',
      'What the public told.',
    ]);
    expect(linesOf(workbook, 'Actions')).toContainEqual([
      ...[
        '=Agree a form',
        'Head of analysis, Thames Valley Police',
        '31 October 2026',
        'Open, overdue',
        '2',
        'Begun.',
      ],
    ]);
  });

  it('has its marking at the top and bottom of each sheet, and in print', async () => {
    const { worksheets } = await write({
      ...plainPackDocument,
      edition: 'CLEARED',
      marking: 'OFFICIAL-SENSITIVE',
    });
    for (const { name, headerFooter } of worksheets)
      expect({ name, header: headerFooter.oddHeader }).toEqual({
        name,
        header: '&COFFICIAL-SENSITIVE',
      });
    for (const sheet of worksheets) {
      expect(sheet.getCell(1, 1).text).toBe('OFFICIAL-SENSITIVE');
      expect(sheet.getCell(sheet.rowCount, 1).text).toBe('OFFICIAL-SENSITIVE');
      expect(sheet.headerFooter.oddFooter).toContain('&COFFICIAL-SENSITIVE&RPage &P of &N');
    }
  });

  it('has figures as numbers formatted as in the document, and text as text', async () => {
    const sheet = (await write(plainPackDocument)).getWorksheet('3 Reports by channel type');
    const cells = new Map<string, ExcelJS.Cell>();
    sheet?.eachRow((row) =>
      row.eachCell((cell) => void cells.set(`${row.getCell(1).text} ${cell.col}`, cell)),
    );
    expect(cells.get('Drugs 2')).toMatchObject({
      value: 4549,
      numFmt: '#,##0',
      font: { bold: true },
    });
    expect(cells.get('Drugs 3')).toMatchObject({ value: 58.4, numFmt: '#,##0.0"%"' });
    expect(cells.get('=HYPERLINK("http://x") 2')?.value).toBe('[x]');
    expect(cells.get('All 3')?.value).toBe(256_000);
    expect(cells.get('Q2 2026/27 2')).toMatchObject({ value: 9000, numFmt: '"about "0' });
  });

  it('freezes the title of each sheet, and the headings if there is only one table', async () => {
    const workbook = await write(plainPackDocumentToday);
    const frozen = workbook.worksheets.map(({ name, views: [view] }) => [
      name,
      view?.state === 'frozen' ? view.ySplit : null,
    ]);
    expect(frozen).toEqual(
      expect.arrayContaining([
        ['Cover', 2],
        ['1 Chair’s statement', 2],
        ['Definitions', 2],
        ['Actions', 3],
      ]),
    );
    for (const sheet of workbook.worksheets) {
      const { ySplit = 0 } = sheet.views[0]?.state === 'frozen' ? sheet.views[0] : {};
      expect(sheet.pageSetup.printTitlesRow).toBe(`1:${ySplit}`);
      // The frozen row below the title has the table headings, with their background.
      if (ySplit > 2)
        expect(sheet.getCell(ySplit, 1)).toMatchObject({
          font: { bold: true },
          fill: { type: 'pattern' },
        });
    }
  });

  it('says that a section is empty', async () => {
    const sections = [
      { ...plainPackDocument.sections[0], heading: 'Calls', texts: [], notes: [], blocks: [] },
    ];
    expect(linesOf(await write({ ...plainPackDocument, sections }), '1 Calls').flat()).toContain(
      'Nothing is shown in this section.',
    );
  });

  it('does not run what people wrote, or show it as HTML', async () => {
    const workbook = await write(plainPackDocument);
    const types = new Set<ExcelJS.ValueType>();
    for (const sheet of workbook.worksheets)
      sheet.eachRow((row) => row.eachCell((cell) => void types.add(cell.type)));
    expect(types.has(ExcelJS.ValueType.Formula)).toBe(false);
    expect(linesOf(workbook, '3 Reports by channel type').flat()).toContain('=1+1');
    expect(JSON.stringify(linesOf(workbook, '1 Chair’s statement'))).not.toContain('script');
    expect(linesOf(workbook, '1 Chair’s statement').flat()).toEqual(
      expect.arrayContaining(['A steady quarter.', '• one', '• two']),
    );
  });

  it('is the same, byte for byte, for the same document at any time', async () => {
    const one = await make(plainPackDocument);
    vi.useFakeTimers({ now: Date.parse('2031-05-06T07:08:09Z'), toFake: ['Date'] });
    expect((await make(plainPackDocument)).equals(one)).toBe(true);
  });

  it('says only what the document says, whatever characters are in it', async () => {
    const odd = { ...plainPackDocument, title: 'a\u0000\uD800b \u202Eright to left & <tag>' };
    expect(linesOf(await write(odd), 'Cover').flat()).toContain(
      'a\uFFFDb \u202Eright to left & <tag>',
    );
  });
});
