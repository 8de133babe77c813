import {
  decodePDFRawStream,
  PDFArray,
  PDFBool,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from 'pdf-lib';

import { nameIn, type PdfPart, type ReadPdf, textIn, wordsOf } from './pdf-tree.js';

/**
 * Checks a PDF against PDF/UA-1 (ISO 14289-1), as far as a machine can: a sentence for each fault,
 * with its number in the Matterhorn Protocol. Covers the rules that a document of text, tables,
 * lists, drawings and links can break, but no rule that needs human judgement.
 */
export function findUaFaults(pdf: ReadPdf): readonly string[] {
  return [
    ...ofCatalog(pdf),
    ...ofMarks(pdf),
    ...ofTypes(pdf),
    ...ofHeadings(pdf),
    ...ofTables(pdf),
    ...ofLists(pdf),
    ...ofFigures(pdf),
    ...ofLinks(pdf),
    ...ofFonts(pdf),
  ];
}

const when = (isFault: boolean, fault: string): readonly string[] => (isFault ? [fault] : []);

function ofCatalog({ document }: ReadPdf): readonly string[] {
  const { catalog } = document;
  const marked = catalog.lookupMaybe(PDFName.of('MarkInfo'), PDFDict);
  const shown = catalog.lookupMaybe(PDFName.of('ViewerPreferences'), PDFDict);
  const stream = catalog.lookup(PDFName.of('Metadata'));
  const metadata =
    stream instanceof PDFStream ? new TextDecoder().decode(stream.getContents()) : '';
  const title = document.getTitle() ?? '';
  return [
    ...when(
      marked?.get(PDFName.of('Marked')) !== PDFBool.True,
      'It does not say that it is marked',
    ),
    ...when(
      marked?.get(PDFName.of('Suspects')) === PDFBool.True,
      '01-007: it says that its marks are guessed',
    ),
    ...when(
      !metadata.includes('<pdfuaid:part>1</pdfuaid:part>'),
      '06-002: its metadata do not say that it is PDF/UA',
    ),
    ...when(title === '' || !metadata.includes(title), '06-003: its metadata have no title'),
    ...when(
      shown?.get(PDFName.of('DisplayDocTitle')) !== PDFBool.True,
      '07-001: readers do not show its title',
    ),
    ...when(textIn(catalog, 'Lang') !== 'en-GB', '11-001: it does not say its language'),
    ...document
      .getPages()
      .flatMap(({ node }, index) =>
        when(nameIn(node, 'Tabs') !== 'S', `28-008: page ${index + 1} is not read in its order`),
      ),
  ];
}

/**
 * Faults of marks: each drawn item must be an artifact or belong to one element, and every
 * element’s marks must exist.
 */
function ofMarks({ document, all, pages }: ReadPdf): readonly string[] {
  const held = all.flatMap((part) =>
    part.kids.flatMap((kid) =>
      'type' in kid || kid.id === null ? [] : [{ part, key: `${kid.page} ${kid.id}` }],
    ),
  );
  const owners = new Map(held.map(({ part, key }) => [key, part]));
  const drawn = pages.flatMap(({ painted }, page) =>
    [...painted].map((behind) => ({ page, behind })),
  );
  const there = new Set(drawn.map(({ page, behind }) => `${page} ${behind.split(' ')[1] ?? ''}`));
  const slots = findSlots(document);
  return [
    ...when(held.length !== owners.size, '01-005: one mark belongs to two parts'),
    ...drawn.flatMap(({ page, behind }) =>
      when(behind === '', `01-005: page ${page + 1} draws what nothing marks`),
    ),
    ...drawn.flatMap(({ page, behind }) =>
      when(behind.includes('>'), `01-003: page ${page + 1} has marks within marks: ${behind}`),
    ),
    ...drawn.flatMap(({ page, behind }) =>
      when(
        /^\w+ \d+$/.test(behind) && !owners.has(`${page} ${behind.split(' ')[1]}`),
        `01-005: page ${page + 1} draws ${behind}, which is in no part`,
      ),
    ),
    ...held.flatMap(({ key }) =>
      when(!there.has(key), `A part holds mark ${key}, which draws nothing`),
    ),
    ...held.flatMap(({ part, key }) =>
      when(slots.get(key) !== part.dict, `Mark ${key} does not lead back to its part`),
    ),
  ];
}

/** The element of each mark, by page and id. */
function findSlots(document: ReadPdf['document']): ReadonlyMap<string, unknown> {
  const tree = document.catalog
    .lookup(PDFName.of('StructTreeRoot'), PDFDict)
    .lookup(PDFName.of('ParentTree'), PDFDict);
  const numbered = tree.lookup(PDFName.of('Nums'), PDFArray);
  const entries = Array.from(
    { length: numbered.size() / 2 },
    (_, index) =>
      [numbered.lookup(2 * index, PDFNumber).asNumber(), numbered.lookup(2 * index + 1)] as const,
  );
  const pages = document
    .getPages()
    .map(({ node }) => node.lookup(PDFName.of('StructParents'), PDFNumber).asNumber());
  return new Map(
    entries.flatMap(([number, value]) =>
      value instanceof PDFArray
        ? value
            .asArray()
            .map((_, id): [string, unknown] => [`${pages.indexOf(number)} ${id}`, value.lookup(id)])
        : [],
    ),
  );
}

const standard = new Set(
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby Warichu Figure Formula Form'.split(
    ' ',
  ),
);

function ofTypes({ document, all }: ReadPdf): readonly string[] {
  const roles = document.catalog
    .lookup(PDFName.of('StructTreeRoot'), PDFDict)
    .lookupMaybe(PDFName.of('RoleMap'), PDFDict);
  const used = [...new Set(all.map(({ type }) => type))].filter((type) => !standard.has(type));
  return [
    ...used.flatMap((type) =>
      when(
        !standard.has(roles === undefined ? '' : (nameIn(roles, type) ?? '')),
        `02-001: ${type} is no type of a part, and like none`,
      ),
    ),
    ...(roles?.keys() ?? []).flatMap((name) =>
      when(standard.has(name.decodeText()), `02-004: ${name.decodeText()} is made another type`),
    ),
  ];
}

function ofHeadings({ all }: ReadPdf): readonly string[] {
  const headings = all.flatMap((part) =>
    /^H[1-6]$/.test(part.type) ? [{ level: Number(part.type.slice(1)), words: wordsOf(part) }] : [],
  );
  return [
    ...when(headings[0]?.level !== 1, '14-002: its first heading is not of the first level'),
    ...when(
      headings.filter(({ level }) => level === 1).length !== 1,
      'It has not one heading of the first level',
    ),
    ...headings.flatMap(({ level, words }, index) => [
      ...when(
        level > (headings[index - 1]?.level ?? level) + 1,
        `14-003: "${words}" leaves out a level`,
      ),
      ...when(words === '', 'A heading says nothing'),
    ]),
  ];
}

function attribute({ dict }: PdfPart, key: string): unknown {
  const held = dict.lookup(PDFName.of('A'));
  const dicts =
    held instanceof PDFArray ? held.asArray().map((_, index) => held.lookup(index)) : [held];
  return dicts
    .map((each) => (each instanceof PDFDict ? each.lookup(PDFName.of(key)) : undefined))
    .find((value) => value !== undefined);
}

const spanOf = (cell: PdfPart, key: string) => {
  const span = attribute(cell, key);
  return span instanceof PDFNumber ? span.asNumber() : 1;
};

function ofTables({ all }: ReadPdf): readonly string[] {
  const ids = new Set(all.map(({ dict }) => textIn(dict, 'ID')));
  const within: Readonly<Record<string, readonly string[]>> = {
    TR: ['Table', 'THead', 'TBody', 'TFoot'],
    TH: ['TR'],
    TD: ['TR'],
  };
  const holds: Readonly<Record<string, readonly string[]>> = {
    Table: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'],
    TR: ['TH', 'TD'],
  };
  return all.flatMap((part) => {
    const { type, parent, parts } = part;
    const scope = attribute(part, 'Scope');
    const headers = attribute(part, 'Headers');
    const named =
      headers instanceof PDFArray ? headers.asArray().map((_, index) => headers.lookup(index)) : [];
    return [
      ...when(
        within[type]?.includes(parent?.type ?? '') === false,
        `09-004: ${type} in ${parent?.type}`,
      ),
      ...parts.flatMap((kid) =>
        when(holds[type]?.includes(kid.type) === false, `09-004: ${kid.type} in ${type}`),
      ),
      ...when(
        type === 'TH' &&
          !(scope instanceof PDFName && /^(Row|Column|Both)$/.test(scope.decodeText())),
        `15-003: "${wordsOf(part)}" heads neither rows nor columns`,
      ),
      ...named.flatMap((id) =>
        when(
          !ids.has(id === undefined ? null : textOf(id)),
          `15-003: "${wordsOf(part)}" names a head that is not there`,
        ),
      ),
      ...(type === 'Table' ? ofRows(part) : []),
    ];
  });
}

const textOf = (value: object) =>
  'decodeText' in value && typeof value.decodeText === 'function'
    ? String(value.decodeText())
    : null;

/** Faults of rows: every row of a table must have the same number of cells. */
function ofRows(table: PdfPart): readonly string[] {
  const rows = table.parts.flatMap((part) => (part.type === 'TR' ? [part] : part.parts));
  const over: number[] = [];
  for (const [index, row] of rows.entries()) {
    for (const cell of row.parts) {
      for (let down = 0; down < spanOf(cell, 'RowSpan'); down += 1)
        over[index + down] = (over[index + down] ?? 0) + spanOf(cell, 'ColSpan');
    }
  }
  return [
    ...when(rows.length < 2, 'A table has one row'),
    ...when(
      new Set(over).size !== 1,
      `15-005: rows of a table are ${over.join(', ')} long: ${wordsOf(table).slice(0, 60)}`,
    ),
  ];
}

function ofLists({ all }: ReadPdf): readonly string[] {
  return all.flatMap(({ type, parent, parts }) => {
    const kids = parts.map((part) => part.type).join(' ');
    return [
      ...when(
        type === 'L' && !/^(Caption )?(L|LI)( (L|LI))*$/.test(kids),
        `09-005: a list holds ${kids}`,
      ),
      ...when(
        type === 'LI' && !/^(Lbl )?LBody$/.test(kids),
        `09-005: a point of a list holds ${kids}`,
      ),
      ...when(type === 'LI' && parent?.type !== 'L', '09-005: a point is not in a list'),
      ...when(
        (type === 'Lbl' || type === 'LBody') && parent?.type !== 'LI',
        `09-005: ${type} is in no point`,
      ),
    ];
  });
}

function ofFigures({ all }: ReadPdf): readonly string[] {
  return all.flatMap(({ type, dict, kids }) => [
    ...when(
      type === 'Figure' && (textIn(dict, 'Alt') ?? '').trim() === '',
      '13-004: a drawing has no words',
    ),
    ...when(type === 'Figure' && kids.length === 0, 'A drawing draws nothing'),
  ]);
}

function ofLinks({ document, all }: ReadPdf): readonly string[] {
  const { context } = document;
  const told = all.flatMap(({ type, dict }) =>
    type === 'Link' ? [dict.lookup(PDFName.of('K'))] : [],
  );
  const objects = told
    .flatMap((kids) => (kids instanceof PDFArray ? kids.asArray() : []))
    .flatMap((kid) => (kid instanceof PDFDict ? [kid.get(PDFName.of('Obj'))] : []));
  return document.getPages().flatMap(({ node }, page) =>
    (node.lookupMaybe(PDFName.of('Annots'), PDFArray)?.asArray() ?? []).flatMap((ref) => {
      const note = context.lookup(ref, PDFDict);
      return [
        ...when(nameIn(note, 'Subtype') !== 'Link', `Page ${page + 1} has a note that is no link`),
        ...when(
          !(ref instanceof PDFRef) || !objects.includes(ref),
          `28-011: a link of page ${page + 1} is in no part`,
        ),
        ...when(
          (textIn(note, 'Contents') ?? '') === '',
          `28-012: a link of page ${page + 1} does not say where it leads`,
        ),
      ];
    }),
  );
}

function ofFonts({ document, pages }: ReadPdf): readonly string[] {
  const dicts = document.context
    .enumerateIndirectObjects()
    .flatMap(([, each]) => (each instanceof PDFDict ? [each] : []));
  const fonts = dicts.filter((dict) => nameIn(dict, 'Type') === 'Font');
  const faces = dicts.filter((dict) => nameIn(dict, 'Type') === 'FontDescriptor');
  const words = pages.flatMap((page) => [...page.words.values()]).join('');
  return [
    ...when(fonts.length === 0, 'It has no font'),
    ...fonts.flatMap((font) => [
      ...when(
        nameIn(font, 'Subtype') === 'Type0' && !isMap(font.lookup(PDFName.of('ToUnicode'))),
        '31-027: letters of a font are not told',
      ),
      ...when(
        nameIn(font, 'Subtype') === 'CIDFontType2' && !font.has(PDFName.of('CIDToGIDMap')),
        '31-004: a font does not say its shapes',
      ),
      ...when(nameIn(font, 'Subtype') === 'Type3', 'A font is of drawings'),
    ]),
    ...faces.flatMap((face) =>
      when(
        !(face.lookup(PDFName.of('FontFile2')) instanceof PDFStream),
        '31-009: a font is not in the document',
      ),
    ),
    ...when(
      /[\uFFFD\p{Co}\p{Cn}]/u.test(words),
      '31-027: a character that Unicode does not define',
    ),
  ];
}

const isMap = (stream: unknown) =>
  stream instanceof PDFRawStream &&
  new TextDecoder().decode(decodePDFRawStream(stream).decode()).includes('beginbf');
