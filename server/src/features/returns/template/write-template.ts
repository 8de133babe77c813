import type { DataValidation, Worksheet } from 'exceljs';

import { formatQuarterLong } from '#domain/quarter.js';
import {
  choicesOf,
  describeKind,
  exampleOf,
  type TemplateSetting,
} from '#domain/returns/column-words.js';
import type { ReturnDeclaration } from '#domain/returns/declaration.js';

export interface Template extends TemplateSetting {
  readonly declaration: ReturnDeclaration;
  /** Names, as people read them. */
  readonly agency: string;
  readonly dataset: string;
}

/** How many rows below the headings have drop-down lists. */
const ROWS = 500;
/** Widths of columns, in characters. */
const WIDTHS = { cell: 20, words: 70 } as const;

/**
 * A workbook to fill in: one sheet with the headings of a dataset, whose cells offer the choices,
 * and one sheet that explains each column, with an example row. Columns for the quarter are filled
 * in.
 */
export async function writeTemplate(template: Template): Promise<Buffer> {
  const { default: ExcelJs } = await import('exceljs');
  const { columns } = template.declaration;
  const workbook = new ExcelJs.Workbook();
  const sheet = workbook.addWorksheet('Return', { views: [{ state: 'frozen', ySplit: 1 }] });
  const meanings = workbook.addWorksheet('What each column means');
  const lists = workbook.addWorksheet('Lists', { state: 'veryHidden' });

  sheet.addRow(columns.map(({ name }) => name)).font = { bold: true };
  columns.forEach((column, index) => {
    const letter = sheet.getColumn(index + 1).letter;
    sheet.getColumn(index + 1).width = Math.max(WIDTHS.cell, column.name.length + 2);
    if (column.kind.type === 'quarter')
      sheet.getCell(2, index + 1).value = exampleOf(column, template);
    if (column.kind.type === 'date') sheet.getColumn(index + 1).numFmt = 'dd/mm/yyyy';
    const choices = choicesOf(column, template);
    if (choices === null) return;
    lists.getColumn(index + 1).values = [...choices];
    offer(sheet, {
      column: index + 1,
      formula: `Lists!$${letter}$1:$${letter}$${choices.length}`,
      isRequired: column.isRequired,
    });
  });
  explain(meanings, template);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

interface Offer {
  /** The number of the column, from 1. */
  readonly column: number;
  readonly formula: string;
  readonly isRequired: boolean;
}

/** Gives the cells of a column a drop-down list. Other values are accepted after a question. */
function offer(sheet: Worksheet, { column, formula, isRequired }: Offer): void {
  const validation: DataValidation = {
    ...{ type: 'list', allowBlank: !isRequired, formulae: [formula] },
    ...{ showErrorMessage: true, errorStyle: 'warning', errorTitle: 'Not in the list' },
    error: 'Choose one from the list, or see "What each column means".',
  };
  for (let row = 2; row <= ROWS + 1; row += 1)
    sheet.getCell(row, column).dataValidation = validation;
}

/** A row for each column, with an example value. */
function explain(sheet: Worksheet, template: Template): void {
  const { declaration, agency, dataset, quarter } = template;
  sheet.addRow([`${dataset}, ${formatQuarterLong(quarter)}, ${agency}`]).font = { bold: true };
  sheet.addRow([
    'Fill in the sheet "Return", with a row for each record, and send the whole workbook.',
  ]);
  sheet.addRow([]);
  sheet.addRow(['Column', 'Needed', 'What it holds', 'Example', 'Accepted']).font = { bold: true };
  for (const column of declaration.columns)
    sheet.addRow([
      column.name,
      column.isRequired ? 'yes' : 'no',
      describeKind(column.kind),
      column.isRequired ? exampleOf(column, template) : '',
      'list' in column.kind ? Object.values(column.kind.list).join('; ') : '',
    ]);
  sheet.columns.forEach((column, index) => {
    column.width = index === 2 || index === 4 ? WIDTHS.words : WIDTHS.cell;
  });
}
