import { readMarked } from '#features/packs/files/marked-text.js';
import { columnsInWords, isMarked, toWrittenTable } from '#features/packs/files/pack-facts.js';
import type {
  PrintedBlock,
  PrintedSection,
  PrintedTable,
} from '#features/packs/files/printed-document.js';

import type { SheetWriter } from './sheet-writer.js';

/** Writes a section of a pack on a sheet: its figures as tables, then its text. */
export function writeSection(
  sheet: SheetWriter,
  title: string,
  { notes, blocks, texts }: PrintedSection,
): void {
  sheet.addHeading(title);
  for (const note of notes) sheet.addWords(note);
  if (blocks.length + texts.length + notes.length === 0)
    sheet.addAside('Nothing is shown in this section.');
  for (const block of blocks) writeBlock(sheet, block);
  for (const { kind, body, by } of texts) {
    sheet.addGap();
    sheet.addSubheading(kind);
    if (by !== '') sheet.addAside(by);
    for (const paragraph of readMarked(body)) sheet.addParagraph(paragraph);
  }
}

function writeBlock(sheet: SheetWriter, block: PrintedBlock): void {
  sheet.addGap();
  sheet.addSubheading(block.finding.text);
  sheet.addAside(block.about);
  if (block.because !== null) sheet.addWords(block.because);
  writeTable(sheet, toWrittenTable(block));
  for (const { text } of block.notes) sheet.addAside(text);
  if (block.byQuarter !== null) {
    sheet.addGap();
    sheet.addAside(`${block.about}, quarter by quarter`);
    writeTable(sheet, block.byQuarter.table);
  }
}

function writeTable(sheet: SheetWriter, table: PrintedTable): void {
  if (table.rows.length === 0) return;
  const columns = columnsInWords(table);
  // If all rows are listed, the row that sums up those that are not drawn would count them twice.
  const isWhole = table.rows.some(({ isFolded }) => isFolded === true);
  const hasDetail = table.rows.some(({ detail }) => (detail ?? '') !== '');
  const hasGroups = table.rows.some(({ group }) => group !== null);
  sheet.addTable(
    [
      table.rowHeading,
      ...(hasGroups ? ['Group'] : []),
      ...(hasDetail ? ['Detail'] : []),
      ...columns.map((index) => table.columns[index]?.heading ?? ''),
    ],
    table.rows
      .filter(({ kind }) => !isWhole || kind !== 'OTHERS')
      .map(({ kind, label, detail, group, cells }) => ({
        isTotal: kind === 'TOTAL',
        cells: [
          ...[label, ...(hasGroups ? [group ?? ''] : []), ...(hasDetail ? [detail ?? ''] : [])].map(
            (text) => ({ text, isMarked: false }),
          ),
          ...columns.map((index) => ({
            text: cells[index]?.text ?? '',
            isMarked: isMarked(cells[index]?.mark ?? ''),
          })),
        ],
      })),
  );
}
