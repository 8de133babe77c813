import { mkdtemp, readdir, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { RawReturn } from '#features/returns/file/raw-return.type.js';
import { UnusableReturn } from '#features/returns/file/unusable-return.js';
import { openReturnFile } from '#features/returns/return-file.js';
import { columns, names, readBook } from '#testing/read-workbook.js';
import {
  aHandMadeWorkbook,
  aTextRow,
  type HandMadeWorkbook,
  type ZipPart,
} from '#testing/workbooks.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stronghold-workbook-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function write(content: Buffer): Promise<string> {
  const file = path.join(folder, 'return.xlsx');
  await writeFile(file, content);
  return file;
}

const readHandMade = async (rows: string, about: Partial<HandMadeWorkbook> = {}) =>
  readBook(
    aHandMadeWorkbook({
      sheets: [{ name: 'Return', rows: aTextRow(1, ...names) + rows }],
      ...about,
    }),
  );

async function toBuffer(book: ExcelJS.Workbook): Promise<Buffer> {
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe('a workbook as Excel writes it', () => {
  it('is read like the CSV file with the same content', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Return');
    sheet.addRow(names);
    sheet.addRow([12_345, new Date(Date.UTC(2025, 4, 1)), 0.1 + 0.2, true]);
    sheet.addRow(['  R2 ', '01/05/2025', 7.5, 'NO']);
    sheet.addRow([
      { richText: [{ text: 'R' }, { text: '3', font: { bold: true } }] },
      { formula: 'B2+0.5', result: new Date(Date.UTC(2025, 4, 1, 12)) },
      { formula: 'C2*2', result: 0.6 },
      { formula: 'D2', result: false },
    ]);
    sheet.addRow([
      { text: 'R4', hyperlink: 'https://example.org/4' },
      new Date(Date.UTC(2025, 5, 30, 23, 59)),
      null,
      { formula: '""', result: '' },
    ]);
    for (const row of [2, 4, 5]) sheet.getCell(row, 2).numFmt = 'dd/mm/yyyy';
    expect(await readBook(await toBuffer(book))).toEqual({
      header: names,
      headerRow: 1,
      rows: [
        { row: 2, cells: ['12345', '2025-05-01', '0.3', 'YES'] },
        { row: 3, cells: ['  R2 ', '01/05/2025', '7.5', 'NO'] },
        { row: 4, cells: ['R3', '2025-05-01', '0.6', 'NO'] },
        { row: 5, cells: ['R4', '2025-06-30', '', ''] },
      ],
      sheet: null,
    });
  });

  it('counts rows as Excel shows them, and leaves out blank ones before, between and after the others', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Return');
    sheet.getRow(3).values = names;
    sheet.getRow(4).values = ['R1', '2025-05-01'];
    sheet.getRow(7).values = ['R2', '2025-05-01'];
    sheet.getCell('A9').value = '   ';
    sheet.getCell('D50').fill = { type: 'pattern', pattern: 'solid' };
    expect(await readBook(await toBuffer(book))).toMatchObject({
      headerRow: 3,
      rows: [{ row: 4 }, { row: 7 }],
    });
  });

  it('is read if its parts are in streaming order, with the texts after the sheet that needs them', async () => {
    const file = path.join(folder, 'streamed.xlsx');
    const book = new ExcelJS.stream.xlsx.WorkbookWriter({
      filename: file,
      useSharedStrings: true,
      useStyles: true,
    });
    const sheet = book.addWorksheet('Return');
    sheet.addRow(names).commit();
    for (let index = 0; index < 5000; index += 1)
      sheet.addRow([`Ré-${index}-€-\u{1f600}`, '2025-05-01']).commit();
    sheet.commit();
    await book.commit();
    const opened = await openReturnFile(file, columns);
    const found = [];
    for await (const { cells } of opened.rows) found.push(cells[0]);
    opened.close();
    // Some of these texts begin in one chunk and end in another.
    expect(found).toEqual(Array.from({ length: 5000 }, (_, index) => `Ré-${index}-€-\u{1f600}`));
  });

  it('counts days from 1904 if it says so', async () => {
    const book = new ExcelJS.Workbook();
    book.properties.date1904 = true;
    const sheet = book.addWorksheet('Return');
    sheet.addRow(names);
    sheet.addRow(['R1', new Date(Date.UTC(2025, 4, 1))]).getCell(2).numFmt = 'yyyy-mm-dd';
    expect(await readBook(await toBuffer(book))).toMatchObject({
      rows: [{ cells: ['R1', '2025-05-01', '', ''] }],
    });
  });

  it.each(['Europe/London', 'America/Los_Angeles', 'Pacific/Kiritimati', 'UTC'])(
    'has the same days in %s',
    async (zone) => {
      const before = process.env.TZ;
      process.env.TZ = zone;
      try {
        const rows = [45_745, 45_746, 45_747, 45_956, 45_957].map(
          (day) => `<row><c t="str"><v>R</v></c><c s="1"><v>${day}</v></c></row>`,
        );
        const { rows: found } = await readHandMade(rows.join(''), { formats: ['dd/mm/yyyy'] });
        expect(found.map(({ cells }) => cells[1])).toEqual([
          '2025-03-29',
          '2025-03-30',
          '2025-03-31',
          '2025-10-26',
          '2025-10-27',
        ]);
      } finally {
        if (before === undefined) delete process.env.TZ;
        else process.env.TZ = before;
      }
    },
  );
});

describe('an unusual cell', () => {
  const cellOf = async (cell: string, about: Partial<HandMadeWorkbook> = {}) => {
    const { rows } = await readHandMade(
      `<row r="7"><c r="A7" t="str"><v>R1</v></c>${cell}</row>`,
      about,
    );
    return rows[0];
  };

  it.each([
    { cell: '<c r="C7"><f>A1</f></c>', because: 'a formula without a result' },
    { cell: '<c r="C7"><f>A1</f><v></v></c>', because: 'a formula with an empty result' },
    { cell: '<c r="C7"><f>A1</f><v/></c>', because: 'the same, shorter' },
    { cell: '<c r="C7" t="str"><f>A1</f></c>', because: 'a formula whose text is not there' },
    { cell: '<c r="C7"><f t="shared" si="0"/></c>', because: 'a formula shared with other cells' },
  ])('fails and is named if it is $because', async ({ cell }) => {
    expect(await cellOf(cell)).toEqual({
      row: 7,
      cells: ['R1', '', '', ''],
      faults: new Map([
        [2, expect.stringMatching(/^Cell C7 holds a formula, and its result is not stored/)],
      ]),
    });
  });

  it('fails if Excel must recalculate its formula on opening, as some programs write them', async () => {
    const about = { calcPr: '<calcPr calcId="1" fullCalcOnLoad="1"/>' };
    expect(await cellOf('<c r="C7"><f>A1+1</f><v>0</v></c>', about)).toMatchObject({
      faults: new Map([[2, expect.any(String)]]),
    });
    expect(await cellOf('<c r="C7"><v>0</v></c>', about)).toEqual({
      row: 7,
      cells: ['R1', '', '0', ''],
    });
  });

  it.each(['#N/A', '#REF!', '#DIV/0!'])(
    'fails if it holds the error %s, in a formula or not',
    async (error) => {
      for (const cell of [
        `<c r="C7" t="e"><f>X1</f><v>${error}</v></c>`,
        `<c r="C7" t="e"><v>${error}</v></c>`,
      ])
        expect(await cellOf(cell)).toMatchObject({
          cells: ['R1', '', error, ''],
          faults: new Map([[2, expect.stringContaining(`Cell C7 holds the error ${error}`)]]),
        });
    },
  );

  it.each([
    {
      cell: '<c r="C7" t="inlineStr"><is><t>a</t></is></c>',
      text: 'a',
      because: 'a text in its cell',
    },
    {
      cell: '<c r="C7" t="inlineStr"><is><r><t>a</t></r><r><rPr/><t xml:space="preserve"> b</t></r></is></c>',
      text: 'a b',
      because: 'in runs',
    },
    {
      cell: '<c r="C7" t="str"><v>a &amp; b &lt;c&gt; &#233;</v></c>',
      text: 'a & b <c> é',
      because: 'with characters spelled out',
    },
    {
      cell: '<c r="C7" t="str"><v>&amp;amp;</v></c>',
      text: '&amp;',
      because: 'which are not spelled out twice',
    },
    {
      cell: '<c r="C7" t="str"><v><![CDATA[a < b]]></v></c>',
      text: 'a < b',
      because: 'with characters left as they are',
    },
    {
      cell: '<c r="C7" t="str"><v>a_x000D_b</v></c>',
      text: 'a\rb',
      because: "in Excel's own spelling",
    },
    {
      cell: '<c r="C7" t="str"><v>a_x005F_x000D_b</v></c>',
      text: 'a_x000D_b',
      because: 'where that spelling itself is meant',
    },
    {
      cell: '<c r="C7" t="s"><v>0</v></c>',
      text: 'one two',
      because: 'a text that cells share, in runs',
    },
    { cell: '<c r="C7" t="s"><v>1</v></c>', text: '東京', because: 'and not how it is pronounced' },
    { cell: '<c r="C7" t="s"><v>2</v></c>', text: '', because: 'an empty text' },
    {
      cell: '<c r="C7" t="str"><f>X1</f><v></v></c>',
      text: '',
      because: 'a formula whose result is an empty text',
    },
    {
      cell: '<c r="C7" t="str"><f>X1</f><v>a</v></c>',
      text: 'a',
      because: 'a formula whose result is a text',
    },
    {
      cell: '<c r="C7"><f>X1</f><v>1.5</v></c>',
      text: '1.5',
      because: 'a formula whose result is a number',
    },
    { cell: '<c r="C7" s="1"/>', text: '', because: 'coloured and empty' },
    {
      cell: '<c r="C7" t="n" s="99"><v>3</v></c>',
      text: '3',
      because: 'in a style that does not exist',
    },
  ])('is read as "$text": $because', async ({ cell, text }) => {
    const texts =
      '<si><r><t>one </t></r><r><rPr><b/></rPr><t>two</t></r></si><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><t/></si>';
    expect(await cellOf(cell, { texts, formats: ['0'] })).toEqual({
      row: 7,
      cells: ['R1', '', text, ''],
    });
  });

  it('is yes or no, even in a formula', async () => {
    expect(await cellOf('<c r="D7" t="b"><v>1</v></c>')).toMatchObject({
      cells: ['R1', '', '', 'YES'],
    });
    expect(await cellOf('<c r="D7" t="b"><f>X1</f><v>0</v></c>')).toMatchObject({
      cells: ['R1', '', '', 'NO'],
    });
  });

  it('is a day if it is spelled out, or the result of a formula', async () => {
    expect(await cellOf('<c r="B7" t="d"><v>2025-05-01T00:00:00</v></c>')).toMatchObject({
      cells: ['R1', '2025-05-01', '', ''],
    });
    expect(
      await cellOf('<c r="B7" s="1"><f>X1</f><v>45778</v></c>', { formats: ['d-mmm-yy'] }),
    ).toMatchObject({
      cells: ['R1', '2025-05-01', '', ''],
    });
  });

  it('is not a day if it is a number without a format', async () => {
    expect(await cellOf('<c r="B7"><v>45778</v></c>')).toMatchObject({
      faults: new Map([
        [
          1,
          expect.stringMatching(
            /^Cell B7 holds the number 45778, which is not formatted as a date/,
          ),
        ],
      ]),
    });
  });

  it('is ignored in a column that is not read', async () => {
    const header = aTextRow(1, ...names, 'my notes');
    const row = '<row r="2"><c r="A2" t="str"><v>R1</v></c><c r="E2" t="e"><v>#N/A</v></c></row>';
    const { rows } = await readBook(
      aHandMadeWorkbook({ sheets: [{ name: 'Return', rows: header + row }] }),
    );
    expect(rows).toMatchObject([{ cells: ['R1', '', '', '', '#N/A'] }]);
  });

  it('is placed by its order if it has no address, and may be beyond the header', async () => {
    const { rows } = await readHandMade(
      '<row><c t="str"><v>R1</v></c><c/><c><v>2</v></c></row><row r="9"><c r="F9"><v>1</v></c></row>',
    );
    expect(rows).toEqual([
      { row: 2, cells: ['R1', '', '2', ''] },
      { row: 9, cells: ['', '', '', '', '', '1'] },
    ]);
  });

  it('is refused if it is merged with others in the table, but not if the merged cells are next to or below the table', async () => {
    const row =
      '<row r="2"><c r="A2" t="str"><v>R1</v></c></row><row r="3"><c r="A3" t="str"><v>R2</v></c></row>';
    const merge = (...refs: readonly string[]) =>
      readBook(
        aHandMadeWorkbook({
          sheets: [
            {
              name: 'Return',
              rows: aTextRow(1, ...names) + row,
              afterRows: `<mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`,
            },
          ],
        }),
      );
    await expect(merge('F1:G9', 'A4:A9', 'B2:B3')).rejects.toThrow(
      /Its cells B2:B3 are merged.*Unmerge/,
    );
    await expect(merge('A1:B1')).rejects.toThrow(/A1:B1 are merged/);
    expect(await merge('F1:G9', 'A4:A9', 'E1:E3')).toMatchObject({
      rows: [{ row: 2 }, { row: 3 }],
    });
  });
});

describe('a workbook written by another program', () => {
  it('is read if every name has a prefix and its targets are written differently', async () => {
    const parts: readonly ZipPart[] = [
      {
        name: 'Book/book.xml',
        content: `<x:workbook xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:rel="http://purl.oclc.org/ooxml/officeDocument/relationships"><x:sheets><x:sheet name="May" sheetId="1" rel:id="a"/></x:sheets></x:workbook>`,
      },
      {
        name: 'Book/_rels/book.xml.rels',
        content: `<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="../Sheets/./one.xml"/><Relationship Id="b" Type="x/externalLink" Target="file:///etc/passwd" TargetMode="External"/></Relationships>`,
      },
      {
        name: 'sheets\\one.xml',
        content: `\u{feff}<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>reference</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>received_on</x:t></x:is></x:c></x:row><x:row><x:c><x:v>5</x:v></x:c><x:c t="d"><x:v>2025-05-01</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
      },
      {
        name: '_rels/.rels',
        content:
          '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="/Book/book.xml"/></Relationships>',
      },
      { name: '../../escape.xml', content: 'nothing is ever written, wherever a name leads' },
    ];
    expect(await readBook(aHandMadeWorkbook({ parts }))).toEqual({
      header: ['reference', 'received_on'],
      headerRow: 1,
      rows: [{ row: 2, cells: ['5', '2025-05-01'] }],
      sheet: null,
    });
  });
});

describe('a workbook that is not read to the end', () => {
  const book = aHandMadeWorkbook({
    sheets: [
      {
        name: 'May',
        rows:
          aTextRow(1, ...names) +
          Array.from({ length: 20_000 }, (_, index) =>
            aTextRow(index + 2, `R${index}`, '2025-05-01'),
          ).join(''),
      },
    ],
  });

  async function findOpenFiles(): Promise<readonly string[]> {
    const links = await readdir('/proc/self/fd').catch(() => []);
    const files = await Promise.all(
      links.map((link) => readlink(`/proc/self/fd/${link}`).catch(() => '')),
    );
    return files.filter((file) => file.startsWith(folder));
  }

  async function* startReading(rows: RawReturn['rows']) {
    yield* rows;
  }

  async function untilAllAreClosed(): Promise<void> {
    while ((await findOpenFiles()).length > 0);
  }

  it('closes its file, whether its rows were read or not', async () => {
    const file = await write(book);
    const opened = await openReturnFile(file, columns);
    await startReading(opened.rows).next();
    opened.close();
    await untilAllAreClosed();
    (await openReturnFile(file, columns)).close();
    await untilAllAreClosed();
  });

  it('closes its file if it is refused', async () => {
    await expect(openReturnFile(await write(aHandMadeWorkbook({})), columns)).rejects.toThrow(
      UnusableReturn,
    );
    await untilAllAreClosed();
  });

  it('reports its progress to the end', async () => {
    const told: number[] = [];
    const opened = await openReturnFile(await write(book), columns, {
      onProgress: (read, all) => told.push(read / all),
    });
    let last = 0;
    for await (const { row } of opened.rows) last = row;
    opened.close();
    expect(last).toBe(20_001);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
  });
});
