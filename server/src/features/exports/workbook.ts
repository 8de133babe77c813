import type { Cell as WrittenCell, Worksheet } from 'exceljs';

import type { Cell, NumberFormat, Sheet } from './figures-sheet.js';

const numberFormats = {
  COUNT: '#,##0',
  // The unit is in the heading, so that a formula gets a plain number.
  PERCENT: '0.0',
  RATE: '0.00',
  GBP: '"£"#,##0',
  DECIMAL: '#,##0.0',
  NAME: '0',
} as const satisfies Readonly<Record<NumberFormat, string>>;

const DATE_FORMAT = 'd mmm yyyy';
const INSTANT_FORMAT = 'd mmm yyyy hh:mm "UTC"';

/** The smallest and the largest width of a column, in characters. */
const [NARROWEST, WIDEST] = [10, 44];

/**
 * Writes a table as an Excel workbook of one sheet: its marking, title and facts, the table, its
 * notes. Numbers are numbers, days are days. Only this function writes workbooks of figures; the
 * library is loaded on first use.
 */
export async function writeWorkbook({
  marking,
  title,
  facts,
  headings,
  rows,
  sumCount = 0,
  notes,
}: Sheet): Promise<Buffer> {
  const { default: ExcelJs } = await import('exceljs');
  const workbook = new ExcelJs.Workbook();
  workbook.title = title;
  workbook.keywords = marking;
  const sheet = workbook.addWorksheet('Figures', {
    headerFooter: { oddHeader: `&C${marking}`, oddFooter: `&C${marking}, &P of &N` },
    pageSetup: {
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
  });

  addLine(sheet, [{ kind: 'TEXT', text: marking }], true);
  addLine(sheet, [{ kind: 'TEXT', text: title }], true);
  for (const { name, value } of facts) addLine(sheet, [{ kind: 'TEXT', text: name }, value]);
  sheet.addRow([]);
  addLine(
    sheet,
    headings.map((text) => ({ kind: 'TEXT', text })),
    true,
  );
  const header = sheet.rowCount;
  sheet.pageSetup.printTitlesRow = `${header}:${header}`;
  const isWhole = headings.map((_, index) => rows.every((row) => isWholeNumber(row[index])));
  for (const row of rows)
    addLine(
      sheet,
      row.map((cell, index) =>
        cell.kind === 'NUMBER' && cell.format === 'DECIMAL' && isWhole[index] === true
          ? { ...cell, format: 'COUNT' }
          : cell,
      ),
    );
  if (rows.length > sumCount) {
    sheet.autoFilter = {
      from: { row: header, column: 1 },
      to: { row: header + rows.length - sumCount, column: headings.length },
    };
  }
  sheet.views = [{ state: 'frozen', ySplit: header, xSplit: 1 }];
  sheet.addRow([]);
  for (const note of notes)
    addLine(sheet, [
      { kind: 'TEXT', text: 'Note' },
      { kind: 'TEXT', text: note },
    ]);
  addLine(sheet, [{ kind: 'TEXT', text: marking }], true);
  headings.forEach((heading, index) => {
    const longest = Math.max(
      heading.length,
      ...rows.slice(0, 100).map((row) => lengthOf(row[index])),
    );
    sheet.getColumn(index + 1).width = Math.min(WIDEST, Math.max(NARROWEST, longest + 2));
  });
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function addLine(sheet: Worksheet, cells: readonly Cell[], isBold = false): void {
  const row = sheet.addRow([]);
  cells.forEach((cell, index) => fill(row.getCell(index + 1), cell));
  if (isBold) row.font = { bold: true };
}

function fill(written: WrittenCell, cell: Cell): void {
  switch (cell.kind) {
    case 'NOTHING':
      return;
    case 'TEXT':
      // A text cell is never a formula, whatever it begins with.
      written.value = cell.text;
      return;
    case 'NUMBER':
      written.value = cell.value;
      written.numFmt = numberFormats[cell.format];
      return;
    case 'DATE':
      written.value = new Date(`${cell.date}T00:00:00Z`);
      written.numFmt = DATE_FORMAT;
      return;
    case 'INSTANT':
      written.value = cell.at;
      written.numFmt = INSTANT_FORMAT;
  }
}

/** Whether a cell needs no decimals in its column. */
function isWholeNumber(cell: Cell | undefined): boolean {
  return cell?.kind !== 'NUMBER' || Number.isInteger(cell.value);
}

function lengthOf(cell: Cell | undefined): number {
  if (cell?.kind === 'TEXT') return cell.text.length;
  return cell?.kind === 'NOTHING' || cell === undefined ? 0 : NARROWEST;
}
