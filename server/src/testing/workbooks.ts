import { crc32, deflateRawSync } from 'node:zlib';

/** A part of a ZIP file, with a false directory entry if given. */
export interface ZipPart {
  readonly name: string;
  readonly content: string | Buffer;
  readonly says?: {
    readonly unpackedBytes?: number;
    readonly checksum?: number;
    readonly method?: number;
    readonly flags?: number;
    /** The length of a comment, in bytes. */
    readonly commentBytes?: number;
  };
}

const DEFLATED = 8;

/** A ZIP file made by hand, for forms that no program writes. */
export function aZipFile(...parts: readonly ZipPart[]): Buffer {
  const [files, directory] = [new Array<Buffer>(), new Array<Buffer>()];
  let offset = 0;
  for (const { name, content, says = {} } of parts) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(says.flags ?? 0, 2);
    facts.writeUInt16LE(says.method ?? DEFLATED, 4);
    facts.writeUInt32LE(says.checksum ?? crc32(bytes), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(says.unpackedBytes ?? bytes.length, 18);
    facts.writeUInt16LE(Buffer.byteLength(name), 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt16LE(says.commentBytes ?? 0, 0);
    rest.writeUInt32LE(offset, 10);
    files.push(Buffer.from('PK\u0003\u0004'), facts, Buffer.from(name), packed);
    directory.push(
      Buffer.from('PK\u0001\u0002\u0014\u0000'),
      facts,
      rest,
      Buffer.from(name),
      Buffer.alloc(says.commentBytes ?? 0),
    );
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, ...directory, end]);
}

export interface HandMadeSheet {
  readonly name: string;
  readonly state?: 'visible' | 'hidden' | 'veryHidden';
  /** The content of `sheetData`. */
  readonly rows: string;
  readonly afterRows?: string;
}

export interface HandMadeWorkbook {
  readonly sheets: readonly HandMadeSheet[];
  /** The content of `sst`. */
  readonly texts: string;
  /** The format codes. A cell refers to the first as style 1. */
  readonly formats: readonly string[];
  readonly workbookPr: string;
  readonly calcPr: string;
  readonly contentType: string;
  /** Further parts, replacing those with the same name. */
  readonly parts: readonly ZipPart[];
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook of raw XML, with the texts and relationships that its sheets need. */
export function aHandMadeWorkbook(about: Partial<HandMadeWorkbook>): Buffer {
  return aZipFile(...toWorkbookParts(about));
}

/** The parts of a workbook of raw XML, for a test that omits or reorders some. */
export function toWorkbookParts({
  sheets = [],
  texts = '',
  formats = [],
  workbookPr = '<workbookPr/>',
  calcPr = '',
  contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
  parts = [],
}: Partial<HandMadeWorkbook>): readonly ZipPart[] {
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const own: readonly ZipPart[] = [
    ...sheets.map(({ rows, afterRows = '' }, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      content: `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${afterRows}</worksheet>`,
    })),
    { name: 'xl/sharedStrings.xml', content: `${DECLARATION}<sst xmlns="${MAIN}">${texts}</sst>` },
    {
      name: 'xl/styles.xml',
      content: `${DECLARATION}<styleSheet xmlns="${MAIN}"><numFmts>${formats
        .map(
          (code, index) =>
            `<numFmt numFmtId="${200 + index}" formatCode="${code.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"/>`,
        )
        .join(
          '',
        )}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats
        .map((_, index) => `<xf numFmtId="${200 + index}"/>`)
        .join('')}</cellXfs></styleSheet>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${workbookPr}<sheets>${sheets
        .map(
          ({ name, state = 'visible' }, index) =>
            `<sheet name="${name}" sheetId="${index + 1}" state="${state}" r:id="rId${index + 10}"/>`,
        )
        .join('')}</sheets>${calcPr}</workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `${DECLARATION}<Relationships>${[
        relation(1, 'styles', 'styles.xml'),
        relation(2, 'sharedStrings', '/xl/sharedStrings.xml'),
        ...sheets.map((_, index) =>
          relation(index + 10, 'worksheet', `worksheets/sheet${index + 1}.xml`),
        ),
      ].join('')}</Relationships>`,
    },
    {
      name: '_rels/.rels',
      content: `${DECLARATION}<Relationships>${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    {
      name: '[Content_Types].xml',
      content: `${DECLARATION}<Types><Override PartName="/xl/workbook.xml" ContentType="${contentType}"/></Types>`,
    },
  ];
  return [...own.filter(({ name }) => !parts.some((part) => part.name === name)), ...parts];
}

/** A row of a sheet with inline strings, from column A on. */
export function aTextRow(row: number, ...texts: readonly string[]): string {
  return `<row r="${row}">${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
}
