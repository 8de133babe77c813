import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { optional, required } from '#domain/returns/column.js';
import { UnusableReturn } from '#features/returns/file/unusable-return.js';
import { openReturnFile } from '#features/returns/return-file.js';
import { startProcessorTime } from '#testing/processor-time.js';
import {
  aHandMadeWorkbook,
  aTextRow,
  aZipFile,
  type HandMadeWorkbook,
  toWorkbookParts,
  type ZipPart,
} from '#testing/workbooks.js';
import { isDeep } from '@stronghold/prisma/testing/depth';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stronghold-refused-'));
});
afterAll(() => rm(folder, { recursive: true }));

const columns = [
  required('reference', { type: 'reference' }),
  optional('hours', { type: 'number', least: 0, most: 1000 }),
];

async function read(content: Buffer, name = 'return.xlsx') {
  const file = path.join(folder, name);
  await writeFile(file, content);
  const opened = await openReturnFile(file, columns);
  try {
    const found = [];
    for await (const { row, cells } of opened.rows) found.push([row, ...cells]);
    return found;
  } finally {
    opened.close();
  }
}

const header = aTextRow(1, 'reference', 'hours');
const sheet = { name: 'May', rows: header + aTextRow(2, 'R1', '5') };
const book = (about: Partial<HandMadeWorkbook> = {}) =>
  aHandMadeWorkbook({ sheets: [sheet], ...about });
const withPart = (name: string, content: string | Buffer) => book({ parts: [{ name, content }] });
const withRows = (rows: string) => book({ sheets: [{ name: 'May', rows }] });
const mime = (type: string) =>
  aZipFile({ name: 'mimetype', content: type }, { name: 'content.xml', content: '<a/>' });
const main = (type: string) => book({ contentType: `application/${type}.main+xml` });
const encrypted = (at: number) => {
  const file = Buffer.alloc(600_000);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(file);
  Buffer.from('EncryptedPackage', 'utf16le').copy(file, at);
  return file;
};

describe('a file that may not be a workbook of rows', () => {
  it.each<{ name: string; content: Buffer; says: RegExp }>([
    {
      name: 'macros.xlsm',
      content: main('vnd.ms-excel.sheet.macroEnabled'),
      says: /contains macros.*"Excel Workbook \(.xlsx\)"/,
    },
    {
      name: 'renamed.xlsx',
      content: main('vnd.ms-excel.sheet.macroEnabled'),
      says: /contains macros/,
    },
    {
      name: 'template.xltm',
      content: main('vnd.ms-excel.template.macroEnabled'),
      says: /contains macros/,
    },
    {
      name: 'addin.xlam',
      content: main('vnd.ms-excel.addin.macroEnabled'),
      says: /contains macros/,
    },
    { name: 'untold.xlsx', content: withPart('xl/vbaProject.bin', 'x'), says: /contains macros/ },
    {
      name: 'moved.xlsx',
      content: withPart('XL\\Other\\VBAPROJECT.BIN', 'x'),
      says: /contains macros/,
    },
    {
      name: 'binary.xlsb',
      content: main('vnd.ms-excel.sheet.binary.macroEnabled'),
      says: /binary workbook \(XLSB\)/,
    },
    {
      name: 'letter.docx',
      content: main('vnd.openxmlformats-officedocument.wordprocessingml.document'),
      says: /Word document/,
    },
    {
      name: 'talk.pptx',
      content: main('vnd.openxmlformats-officedocument.presentationml.presentation'),
      says: /presentation/,
    },
    {
      name: 'table.ods',
      content: mime('application/vnd.oasis.opendocument.spreadsheet'),
      says: /OpenDocument spreadsheet.*xlsx/,
    },
    {
      name: 'text.odt',
      content: mime('application/vnd.oasis.opendocument.text'),
      says: /not a workbook/,
    },
    {
      name: 'apple.numbers',
      content: aZipFile({ name: 'Index/Document.iwa', content: 'x' }),
      says: /Numbers.*Export to/,
    },
    {
      name: 'packed.zip',
      content: aZipFile({ name: 'may.csv', content: 'reference\nR1\n' }),
      says: /ZIP file\. Unpack it/,
    },
    {
      name: 'pictures.zip',
      content: aZipFile({ name: 'one.png', content: 'x' }),
      says: /ZIP file, not a workbook/,
    },
    { name: 'nothing.zip', content: aZipFile(), says: /ZIP file, not a workbook/ },
    {
      name: 'encrypted.xlsx',
      content: encrypted(2000),
      says: /It is encrypted.*remove the password/,
    },
    { name: 'encrypted-late.xlsx', content: encrypted(262_144 - 7), says: /It is encrypted/ },
    { name: 'old.xls', content: encrypted(600_000), says: /older version of Excel.*CSV UTF-8/ },
  ])('is refused in a sentence of its own: $name', async ({ name, content, says }) => {
    await expect(read(content, name)).rejects.toThrow(says);
    await expect(read(content, name)).rejects.toBeInstanceOf(UnusableReturn);
  });

  it('is accepted if it is a workbook with a document or a workbook inside it, or a template', async () => {
    const types = (type: string) =>
      `<Types><Default Extension="x" ContentType="application/${type}"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`;
    expect(
      await read(
        withPart(
          '[Content_Types].xml',
          types('vnd.openxmlformats-officedocument.wordprocessingml.document'),
        ),
      ),
    ).toHaveLength(1);
    expect(
      await read(main('vnd.openxmlformats-officedocument.spreadsheetml.template')),
    ).toHaveLength(1);
  });
});

describe('a broken workbook', () => {
  const parts = toWorkbookParts({ sheets: [sheet] });
  const without = (name: string) => aZipFile(...parts.filter((part) => part.name !== name));
  const replaced = (name: string, change: (part: ZipPart) => ZipPart) =>
    aZipFile(...parts.map((part) => (part.name === name ? change(part) : part)));
  const saying = (says: NonNullable<ZipPart['says']>) =>
    replaced('xl/worksheets/sheet1.xml', (part) => ({ ...part, says }));

  it.each<{ name: string; content: Buffer; says?: RegExp }>([
    { name: 'a first half', content: book().subarray(0, 600) },
    {
      name: 'a second half',
      content: Buffer.concat([Buffer.from('PK\u0003\u0004'), book().subarray(600)]),
    },
    { name: 'bytes after its end', content: Buffer.concat([book(), Buffer.from('more')]) },
    { name: 'no relationships', content: without('_rels/.rels') },
    { name: 'no list of sheets', content: without('xl/workbook.xml') },
    { name: 'no sheet', content: without('xl/worksheets/sheet1.xml') },
    { name: 'no styles where some are named', content: without('xl/styles.xml') },
    {
      name: 'the same part twice',
      content: aZipFile(...parts, { name: 'XL/workbook.xml', content: '<workbook/>' }),
    },
    { name: 'a sheet with another checksum', content: saying({ checksum: 1 }) },
    { name: 'a sheet that claims to be shorter', content: saying({ unpackedBytes: 10 }) },
    { name: 'a sheet that claims to be longer', content: saying({ unpackedBytes: 1_000_000 }) },
    { name: 'a sheet packed in an unknown way', content: saying({ method: 12 }) },
    { name: 'a sheet that is not packed as it claims', content: saying({ method: 0 }) },
    {
      name: 'a sheet with a password',
      content: saying({ flags: 1 }),
      says: /protected by a password/,
    },
    {
      name: 'a sheet that is cut off',
      content: withPart('xl/worksheets/sheet1.xml', `<worksheet><sheetData>${header}<row>`),
    },
    {
      name: 'a sheet that is not XML',
      content: withPart('xl/worksheets/sheet1.xml', 'reference,hours\nR1,5\n'),
    },
    {
      name: 'a sheet in Latin-1',
      content: withPart(
        'xl/worksheets/sheet1.xml',
        Buffer.from('<worksheet>\u00e9</worksheet>', 'latin1'),
      ),
    },
    { name: 'a missing text', content: withRows('<row><c t="s"><v>7</v></c></row>') },
    { name: 'a text without a number', content: withRows('<row><c t="s"><v>length</v></c></row>') },
    {
      name: 'a kind of cell that does not exist',
      content: withRows('<row><c t="x"><v>7</v></c></row>'),
    },
    {
      name: 'rows in reverse order',
      content: withRows(aTextRow(3, 'reference') + aTextRow(2, 'R1')),
    },
    { name: 'a row twice', content: withRows(aTextRow(1, 'reference') + aTextRow(1, 'R1')) },
    { name: 'a row without a number', content: withRows('<row r="one"/>') },
    { name: 'a row below the last', content: withRows(`${header}${aTextRow(1_048_577, 'R1')}`) },
    {
      name: 'a cell twice',
      content: withRows('<row><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
    },
    { name: 'a cell without a name', content: withRows('<row><c r="1"><v>1</v></c></row>') },
    {
      name: 'a cell beyond the last column',
      content: withRows('<row><c r="XFE1"><v>1</v></c></row>'),
    },
  ])(
    'with $name gets a sentence',
    async ({ content, says = /^It is broken or cut off\. Copy it again/ }) => {
      await expect(read(content)).rejects.toThrow(says);
      await expect(read(content)).rejects.toBeInstanceOf(UnusableReturn);
    },
  );
});

/** A workbook that is meant to do harm, and what is said of it. */
interface Harmful {
  readonly name: string;
  readonly content: () => Buffer;
  readonly says: RegExp;
}

describe('a malicious workbook', () => {
  const megabytes = (count: number, text = ' ') => Buffer.alloc(count * 1_048_576, text);
  const sheetOf = (...rows: readonly (string | Buffer)[]) =>
    withPart(
      'xl/worksheets/sheet1.xml',
      Buffer.concat(
        ['<worksheet><sheetData>', header, ...rows, '</sheetData></worksheet>'].map((part) =>
          Buffer.from(part),
        ),
      ),
    );
  const repeated = (count: number, text: string) => Buffer.from(text.repeat(count));
  const many = (count: number, toText: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => toText(index)).join('');
  const relation = (id: string) => `<Relationship Id="${id}" Type="x/image" Target="x"/>`;
  const relatedTo = (more: string) => {
    const name = 'xl/_rels/workbook.xml.rels';
    const own =
      toWorkbookParts({ sheets: [sheet] }).find((part) => part.name === name)?.content ?? '';
    return withPart(name, String(own).replace('<Relationships>', `<Relationships>${more}`));
  };
  const cells = (type: string) => `<c t="${type}"><v>${'1'.repeat(20_000)}</v></c>`.repeat(100);
  const manySheets = Array.from({ length: 40 }, (_, index) => ({
    name: `S${index}`,
    rows: '<row/>'.repeat(20_000) + ' '.repeat(500_000),
  }));

  /**
   * Reads a workbook and measures the memory that this takes (in MB beyond the size of the file)
   * and the processor time.
   */
  async function readAndWeigh(
    content: Buffer,
  ): Promise<{ readonly error: unknown; readonly grownMb: number; readonly ms: number }> {
    const file = path.join(folder, 'harm.xlsx');
    await writeFile(file, content);
    const [before, takeMs] = [process.memoryUsage().rss, startProcessorTime()];
    let peak = before;
    const weigh = () => (peak = Math.max(peak, process.memoryUsage().rss));
    const watch = setInterval(weigh, 5);
    const error = await openReturnFile(file, columns)
      .then(async ({ rows, close }) => {
        try {
          for await (const { row } of rows) if (row % 100 === 0) weigh();
          return null;
        } finally {
          close();
        }
      })
      .catch((caught: unknown) => caught);
    clearInterval(watch);
    weigh();
    return { error, grownMb: (peak - before) / 1_048_576, ms: takeMs() };
  }

  const harmful: readonly Harmful[] = [
    {
      name: 'that declares how much it unpacks to',
      content: () =>
        book({
          parts: [
            {
              name: 'xl/sharedStrings.xml',
              content: '<sst/>',
              says: { unpackedBytes: 2_000_000_000 },
            },
          ],
        }),
      says: /unpacks to far more/,
    },
    {
      name: 'that lies about it',
      content: () =>
        aZipFile(
          ...toWorkbookParts({
            sheets: [sheet],
            parts: [
              {
                name: 'xl/worksheets/sheet1.xml',
                content: sheetOf(repeated(6_000_000, '<row/>')),
                says: { unpackedBytes: 500 },
              },
            ],
          }),
        ),
      says: /broken/,
    },
    { name: 'of blanks', content: () => sheetOf(megabytes(64)), says: /broken/ },
    {
      name: 'with an endless text',
      content: () => sheetOf('<row><c t="inlineStr"><is><t>', megabytes(64, 'x')),
      says: /broken/,
    },
    {
      name: 'with one text in many runs',
      content: () =>
        sheetOf('<row><c t="inlineStr"><is>', repeated(50_000, '<r><t>0123456789</t></r>')),
      says: /more text than Excel allows in a cell/,
    },
    {
      name: 'with an endless tag',
      content: () => sheetOf('<row ', repeated(3_000_000, ' a="1"')),
      says: /broken/,
    },
    {
      name: 'of elements with 88,000 attributes each',
      content: () =>
        sheetOf(
          repeated(
            10,
            `<row ${Array.from({ length: 88_000 }, (_, index) => `a${index}="1"`).join(' ')}/>`,
          ),
        ),
      says: /broken/,
    },
    {
      name: 'with elements nested very deeply',
      content: () => sheetOf(repeated(3_000_000, '<row>')),
      says: /broken/,
    },
    {
      name: 'with a row of long texts',
      content: () =>
        sheetOf('<row r="2">', repeated(100, `<c t="str"><v>${'x'.repeat(20_000)}</v></c>`)),
      says: /Row 2 holds more than 64 KB/,
    },
    {
      name: 'that shares one long text again and again',
      content: () =>
        aHandMadeWorkbook({
          texts: `<si><t>${'x'.repeat(30_000)}</t></si>`,
          sheets: [
            {
              name: 'May',
              rows: `${header}<row r="2">${'<c t="s"><v>0</v></c>'.repeat(16_000)}</row>`,
            },
          ],
        }),
      says: /Row 2 holds more than 64 KB/,
    },
    {
      name: 'with countless texts',
      content: () => book({ texts: '<si/>'.repeat(5_000_000) }),
      says: /far more/,
    },
    {
      name: 'with entities that multiply',
      content: () =>
        withPart(
          'xl/sharedStrings.xml',
          `<!DOCTYPE sst [<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">]><sst><si><t>&c;</t></si></sst>`,
        ),
      says: /broken/,
    },
    {
      name: 'with an entity from outside',
      content: () =>
        withPart(
          'xl/sharedStrings.xml',
          '<!DOCTYPE sst [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst><si><t>&a;</t></si></sst>',
        ),
      says: /broken/,
    },
    {
      name: 'with an entity that is not declared',
      content: () => withRows('<row><c t="str"><v>&secret;</v></c></row>'),
      says: /broken/,
    },
    {
      name: 'with countless parts',
      content: () =>
        aZipFile(
          ...Array.from({ length: 5_001 }, (_, index) => ({ name: `${index}`, content: '' })),
        ),
      says: /5001 parts/,
    },
    {
      name: 'with comments on each of its parts',
      content: () =>
        aZipFile(
          ...Array.from({ length: 200 }, (_, index) => ({
            name: `${index}`,
            content: '',
            says: { commentBytes: 60_000 },
          })),
        ),
      says: /broken/,
    },
    {
      name: 'with more relationships than parts',
      content: () => relatedTo(many(5_001, (index) => relation(`x${index}`))),
      says: /broken/,
    },
    {
      name: 'with one relationship twice',
      content: () => relatedTo(relation('x') + relation('x')),
      says: /broken/,
    },
    {
      name: 'with one sheet under a thousand names',
      content: () =>
        withPart(
          'xl/workbook.xml',
          `<workbook>${many(1_000, (index) => `<sheet name="${index}" id="rId10"/>`)}</workbook>`,
        ),
      says: /more than 500 sheets/,
    },
    {
      name: 'with a very long format',
      content: () => book({ formats: ['0'.repeat(1_025)] }),
      says: /broken/,
    },
    {
      name: 'with a row of long numbers',
      content: () => sheetOf('<row r="2">', cells('n')),
      says: /Row 2 holds more than 64 KB/,
    },
    {
      name: 'with a row of long errors',
      content: () => sheetOf('<row r="2">', cells('e')),
      says: /Row 2 holds more than 64 KB/,
    },
    {
      name: 'with a cell in the very last column',
      content: () => sheetOf('<row r="2"><c r="A2"><v>1</v></c><c r="XFD2"><v>1</v></c></row>'),
      says: /cell XFD2 is not empty/,
    },
  ];
  /** Those that take seconds to write and to read: `pnpm test:deep` tries them too. */
  const slowlyHarmful: readonly Harmful[] = [
    {
      name: 'whose rows unpack to far more',
      content: () => sheetOf(repeated(300_000, `<row spans="${'1'.repeat(100)}"/>`)),
      says: /unpacks to far more/,
    },
    {
      name: 'with more rows than Excel allows',
      content: () => sheetOf(repeated(6_000_000, '<row/>')),
      says: /broken/,
    },
    {
      name: 'with many empty sheets',
      content: () => aHandMadeWorkbook({ sheets: manySheets }),
      says: /It is empty/,
    },
  ];

  it.each([...harmful, ...(isDeep ? slowlyHarmful : [])])(
    '$name does no harm, and takes little memory and time',
    async ({ content, says }) => {
      const { error, grownMb, ms } = await readAndWeigh(content());
      expect(error).toBeInstanceOf(UnusableReturn);
      expect(error).toMatchObject({ message: expect.stringMatching(says) });
      expect(grownMb).toBeLessThan(300);
      expect(ms).toBeLessThan(10_000);
    },
  );

  it('may not have an element with more attributes than any program writes', async () => {
    const attributes = Array.from({ length: 200 }, (_, index) => `a${index}="1"`).join(' ');
    expect(
      await read(withRows(`${header}<row ${attributes}><c t="str"><v>R1</v></c></row>`)),
    ).toEqual([[2, 'R1', '']]);
    await expect(
      read(withRows(`${header}<row b="1" ${attributes}><c t="str"><v>R1</v></c></row>`)),
    ).rejects.toThrow(/broken/);
  });

  it('is not one whose other sheets are merely wide', async () => {
    const wide = { name: 'Wide', rows: '<row r="1"><c r="XFD1" t="str"><v>x</v></c></row>' };
    expect(await read(aHandMadeWorkbook({ sheets: [wide, sheet] }))).toEqual([[2, 'R1', '5']]);
  });

  it.runIf(isDeep)('takes little memory for the content types that it names', async () => {
    const types = many(
      1_000_000,
      (index) => `<a ContentType="${String(index).padEnd(60, '\u{20ac}')}"/>`,
    );
    const { error, grownMb } = await readAndWeigh(
      withPart('[Content_Types].xml', `<Types>${types}</Types>`),
    );
    expect(error).toMatchObject({ message: expect.stringContaining('not a workbook') });
    expect(grownMb).toBeLessThan(120);
  });

  it('may not have more relationships than parts', async () => {
    expect(await read(relatedTo(many(4_900, (index) => relation(`x${index}`))))).toHaveLength(1);
  });

  it('is abandoned as soon as nobody waits for it, while any part is being read', async () => {
    const file = path.join(folder, 'left.xlsx');
    await writeFile(file, book({ texts: '<si><t>x</t></si>'.repeat(100_000) }));
    const left = new Error('Nobody waits any more');
    let told = 0;
    const reading = openReturnFile(file, columns, {
      onProgress: () => {
        told += 1;
        // By then the directory of the workbook has been read, and its texts are being read.
        if (told === 15) throw left;
      },
    });
    await expect(reading).rejects.toBe(left);
  });

  it.runIf(isDeep)(
    'is not one with a hundred thousand honest rows, which takes little memory',
    async () => {
      const rows = Array.from({ length: 100_000 }, (_, index) =>
        aTextRow(index + 2, `Reference ${index}`, String(index % 1000)),
      ).join('');
      const { error, grownMb } = await readAndWeigh(withRows(header + rows));
      expect(error).toBeNull();
      expect(grownMb).toBeLessThan(300);
    },
  );

  it('writes nothing, whatever the names and the order of its parts', async () => {
    const outside = `${path.basename(folder)}-escaped.xml`;
    const scratch = path.join(folder, 'scratch');
    await mkdir(scratch);
    const before = process.env.TMPDIR;
    process.env.TMPDIR = scratch;
    try {
      const names = [`../${outside}`, `/${outside}`, 'C:\\x', 'xl/worksheets/../../../x'];
      expect(await read(book({ parts: names.map((name) => ({ name, content: 'x' })) }))).toEqual([
        [2, 'R1', '5'],
      ]);
      expect(await readdir(scratch)).toEqual([]);
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    }
    for (const place of [path.dirname(folder), path.parse(folder).root])
      expect(await readdir(place)).not.toContain(outside);
  });
});
