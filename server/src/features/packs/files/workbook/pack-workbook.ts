import {
  actionHeadings,
  type Fact,
  formatMoment,
  toActionCells,
  toFacts,
  toPackTitle,
  toProof,
  toReadingNotes,
  toSectionTitle,
} from '#features/packs/files/pack-facts.js';
import type { FrozenDocument } from '#features/packs/files/pack-file-maker.js';
import { type PrintedDocument, readPrinted } from '#features/packs/files/printed-document.js';
import { repack } from '#features/packs/files/repack.js';

import { toSheetNames } from './sheet-names.js';
import { SheetWriter } from './sheet-writer.js';
import { writeSection } from './write-section.js';

/**
 * Makes a workbook for a pack: a cover with contents, a sheet for each section, then notes,
 * definitions, actions and proof. Each sheet has the marking, on screen and in print. The library
 * is loaded on first use.
 */
export async function writePackWorkbook({ document, sha256 }: FrozenDocument): Promise<Buffer> {
  const { default: ExcelJs } = await import('exceljs');
  const printed = readPrinted(document);
  const title = toPackTitle(printed);
  const workbook = new ExcelJs.Workbook();
  Object.assign(workbook, {
    title,
    subject: printed.title,
    keywords: printed.marking,
    creator: 'Stronghold',
    lastModifiedBy: 'Stronghold',
  });
  workbook.created = new Date(printed.frozenAt);
  workbook.modified = workbook.created;
  const pages = toPages(printed, sha256);
  const names = toSheetNames(['Cover', ...pages.map(({ name }) => name)]);
  const open = (index: number) =>
    new SheetWriter(workbook.addWorksheet(names[index] ?? ''), {
      marking: printed.marking,
      pack: title,
    });
  writeCover(open(0), printed, names);
  pages.forEach(({ write }, index) => {
    const sheet = open(index + 1);
    write(sheet);
    sheet.end();
  });
  const written = await workbook.xlsx.writeBuffer();
  return repack(new Uint8Array(written), { at: printed.frozenAt, edit: (_, xml) => xml });
}

interface Page {
  readonly name: string;
  readonly write: (sheet: SheetWriter) => void;
}

function toPages(printed: PrintedDocument, sha256: string): readonly Page[] {
  const { sections, actions, definitions } = printed;
  return [
    ...sections.map((section, index) => {
      const name = toSectionTitle(section, index);
      return { name, write: (sheet: SheetWriter) => writeSection(sheet, name, section) };
    }),
    { name: 'Notes', write: (sheet) => writeFacts(sheet, 'Notes', toNotes(printed)) },
    ...(definitions.length === 0
      ? []
      : [
          {
            name: 'Definitions',
            write: (sheet: SheetWriter) => writeFacts(sheet, 'Definitions', toDefinitions(printed)),
          },
        ]),
    ...(actions.length === 0
      ? []
      : [{ name: 'Actions', write: (sheet: SheetWriter) => writeActions(sheet, printed) }]),
    { name: 'Proof', write: (sheet) => writeFacts(sheet, 'Proof', toProof(printed, sha256)) },
  ];
}

function writeCover(sheet: SheetWriter, printed: PrintedDocument, names: readonly string[]): void {
  sheet.addHeading(toPackTitle(printed));
  sheet.addWords(printed.title);
  sheet.addGap();
  sheet.addFacts([...toFacts(printed), { name: 'Frozen', value: formatMoment(printed.frozenAt) }]);
  sheet.addGap();
  sheet.addSubheading('Contents');
  for (const name of names.slice(1)) sheet.addLink(name);
  sheet.end();
}

function writeFacts(sheet: SheetWriter, heading: string, facts: readonly Fact[]): void {
  sheet.addHeading(heading);
  sheet.addFacts(facts);
}

function toNotes(printed: PrintedDocument): readonly Fact[] {
  const ofBlocks = printed.sections.flatMap(({ blocks, notes }, index) =>
    [...notes, ...blocks.flatMap((block) => block.notes.map(({ text }) => text))].map((value) => ({
      name: toSectionTitle(printed.sections[index] ?? { heading: '' }, index),
      value,
    })),
  );
  return [...toReadingNotes(printed), ...ofBlocks];
}

function toDefinitions({ definitions }: PrintedDocument): readonly Fact[] {
  return definitions.map(({ name, words }) => ({ name, value: words }));
}

function writeActions(sheet: SheetWriter, { actions }: PrintedDocument): void {
  sheet.addHeading('Actions');
  sheet.addTable(
    actionHeadings,
    actions.map((action) => ({
      cells: toActionCells(action).map((text) => ({ text, isMarked: false })),
      isTotal: false,
    })),
  );
}
