import type { Cell, Font, Row, Worksheet } from 'exceljs';

import type { Paragraph } from '#features/packs/files/marked-text.js';
import { officeColours } from '#features/packs/files/office-colours.js';
import type { Fact } from '#features/packs/files/pack-facts.js';
import { readShownNumber } from '#features/packs/files/shown-number.js';

/** The texts on every sheet of a workbook. */
export interface SheetHead {
  readonly marking: string;
  readonly pack: string;
}

interface WrittenRow {
  readonly cells: readonly { readonly text: string; readonly isMarked: boolean }[];
  readonly isTotal: boolean;
}

/** The value of A4 in `PaperSize`, which exceljs declares but does not have at run time. */
const A4 = 9;
/**
 * The widths of the first column and of each other column, in characters, and the number of
 * columns.
 */
const [FIRST, OTHER, COLUMNS] = [42, 17, 7];
/**
 * The number of letters that fit a width of one character, because most are narrower than a digit.
 */
const LETTERS = 1.25;
const ACROSS = FIRST + OTHER * (COLUMNS - 1);
const LINE_POINTS = 15;
/**
 * The row of a sheet’s title, and the last row that may be frozen, because sheets are read on small
 * screens too.
 */
const [HEADING_ROW, MAX_FROZEN] = [2, 7];
/** The maximum number of characters in a cell; Excel allows a few more. */
const MAX_CELL_LENGTH = 32_000;

const ink = (colour: keyof typeof officeColours, more: Partial<Font> = {}): Partial<Font> => ({
  ...{ name: 'Arial', family: 2, size: 10 },
  color: { argb: `FF${officeColours[colour]}` },
  ...more,
});

/**
 * Writes a sheet line by line, beneath its marking. Text is never a formula, whatever it begins
 * with.
 */
export class SheetWriter {
  /** The row numbers of the headings of the sheet’s tables. */
  private readonly heads: number[] = [];

  constructor(
    private readonly sheet: Worksheet,
    private readonly head: SheetHead,
  ) {
    const { marking, pack } = head;
    sheet.headerFooter = {
      oddHeader: `&C${toPrint(marking)}`,
      oddFooter: `&L${toPrint(pack)}&C${toPrint(marking)}&RPage &P of &N`,
    };
    Object.assign(sheet.pageSetup, {
      paperSize: A4,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    });
    for (let column = 1; column <= COLUMNS; column += 1)
      sheet.getColumn(column).width = column === 1 ? FIRST : OTHER;
    this.addLine(marking, ink('ink-1', { bold: true }));
  }

  addHeading(text: string): void {
    this.addAcross(text, ink('bar', { bold: true, size: 16 }), 1.5);
  }

  addSubheading(text: string): void {
    this.addAcross(text, ink('ink-1', { bold: true, size: 12 }), 1.1);
  }

  addWords(text: string): void {
    this.addAcross(text, ink('ink-1'));
  }

  /** Adds small text, such as what is counted, or who wrote a text. */
  addAside(text: string): void {
    this.addAcross(text, ink('ink-3', { italic: true }));
  }

  addParagraph({ runs, mark, level }: Paragraph): void {
    const row = this.addAcross('', ink('ink-1'));
    const text = runs.map((run) => run.text).join('');
    row.getCell(1).value = {
      richText: [
        ...(mark === null ? [] : [{ text: `${mark} `, font: ink('ink-1') }]),
        ...runs.map((run) => ({
          text: run.text.slice(0, MAX_CELL_LENGTH),
          font: ink('ink-1', { bold: run.isBold, italic: run.isItalic }),
        })),
      ],
    };
    row.getCell(1).alignment = {
      wrapText: true,
      vertical: 'top',
      indent: mark === null ? 0 : level + 1,
    };
    row.height = heightOf(text, ACROSS - 4 * level, 1);
  }

  /** Adds a link to another sheet of the workbook. */
  addLink(sheetName: string): void {
    const row = this.sheet.addRow([]);
    row.getCell(1).value = {
      text: sheetName,
      hyperlink: `#'${sheetName.replaceAll("'", "''")}'!A1`,
    };
    row.getCell(1).font = ink('series', { underline: true });
  }

  addFacts(facts: readonly Fact[]): void {
    for (const { name, value } of facts) {
      const row = this.sheet.addRow([toCellText(name), toCellText(value)]);
      this.sheet.mergeCells(row.number, 2, row.number, COLUMNS);
      row.getCell(1).font = ink('ink-2', { bold: true });
      row.getCell(2).font = ink('ink-1');
      row.eachCell((cell) => (cell.alignment = { wrapText: true, vertical: 'top' }));
      row.height = Math.max(heightOf(name, FIRST, 1), heightOf(value, ACROSS - FIRST, 1));
    }
  }

  addTable(headings: readonly string[], rows: readonly WrittenRow[]): void {
    const shape = toShape(headings, rows);
    this.heads.push(this.sheet.rowCount + 1);
    this.addCells(headings, shape, (cell) => {
      cell.font = ink('ink-1', { bold: true });
      cell.fill = {
        type: 'pattern',
        pattern: 'solid',
        fgColor: { argb: `FF${officeColours.sunken}` },
      };
    });
    for (const { cells, isTotal } of rows) {
      const texts = cells.map(({ text }) => text);
      this.addCells(texts, shape, (cell, index) => {
        const number = index === 0 ? null : readShownNumber(texts[index] ?? '');
        if (number !== null) Object.assign(cell, { value: number.value, numFmt: number.format });
        cell.font = ink('ink-1', { bold: isTotal || cells[index]?.isMarked === true });
        cell.border = {
          bottom: { style: 'thin', color: { argb: `FF${officeColours.rule}` } },
          ...(isTotal
            ? { top: { style: 'thin', color: { argb: `FF${officeColours['ink-2']}` } } }
            : {}),
        };
      });
    }
  }

  addGap(): void {
    this.sheet.addRow([]);
  }

  /**
   * Ends the sheet with the marking again. Freezes the title of the sheet. If there is only one
   * table, its headings are frozen too, and printed on each page.
   */
  end(): void {
    const [head = Infinity, ...others] = this.heads;
    const isOnly = others.length === 0 && head <= MAX_FROZEN;
    this.sheet.views = [
      {
        showGridLines: false,
        state: 'frozen',
        ySplit: isOnly ? head : HEADING_ROW,
        activeCell: 'A1',
      },
    ];
    this.sheet.pageSetup.printTitlesRow = `1:${isOnly ? head : HEADING_ROW}`;
    this.addGap();
    this.addLine(this.head.marking, ink('ink-1', { bold: true }));
  }

  private addCells(
    texts: readonly string[],
    shape: readonly ColumnShape[],
    finish: (cell: Cell, index: number) => void,
  ): void {
    const row = this.sheet.addRow(texts.map((text) => (text === '' ? null : toCellText(text))));
    shape.forEach(({ isRight, to }, index) => {
      const cell = row.getCell(index + 1);
      if (to > index + 1) this.sheet.mergeCells(row.number, index + 1, row.number, to);
      cell.alignment = {
        wrapText: true,
        vertical: 'top',
        ...(isRight
          ? { horizontal: 'right' }
          : { horizontal: 'left', indent: index === 0 ? 0 : 1 }),
      };
      finish(cell, index);
    });
    row.height = Math.max(
      ...texts.map((text, index) => heightOf(text, shape[index]?.width ?? OTHER, 1)),
    );
  }

  private addLine(text: string, font: Partial<Font>): Row {
    const row = this.sheet.addRow([toCellText(text)]);
    row.getCell(1).font = font;
    return row;
  }

  private addAcross(text: string, font: Partial<Font>, scale = 1): Row {
    const row = this.addLine(text, font);
    this.sheet.mergeCells(row.number, 1, row.number, COLUMNS);
    row.getCell(1).alignment = { wrapText: true, vertical: 'top' };
    row.height = heightOf(text, ACROSS / scale, scale);
    return row;
  }
}

interface ColumnShape {
  readonly isRight: boolean;
  /** The number of the last column of the sheet that this table column spans, from 1. */
  readonly to: number;
  /** The width in characters. */
  readonly width: number;
}

/**
 * The alignment of table columns: figures to the right, and text in the last column across the rest
 * of the sheet.
 */
function toShape(headings: readonly string[], rows: readonly WrittenRow[]): readonly ColumnShape[] {
  const last = headings.length - 1;
  return headings.map((_, index) => {
    const texts = rows.map(({ cells }) => cells[index]?.text ?? '').filter((text) => text !== '');
    const isLong = texts.some((text) => text.length > OTHER * LETTERS + 8);
    const isRight = index > 0 && !isLong && texts.some((text) => /\d/.test(text));
    const to = index > 0 && index === last && isLong ? Math.max(COLUMNS, index + 1) : index + 1;
    return { isRight, to, width: index === 0 ? FIRST : OTHER * (to - index) };
  });
}

/** The height of a row of wrapped text in points: no spreadsheet computes it for merged cells. */
function heightOf(text: string, width: number, scale: number): number {
  return Math.min(
    400,
    Math.max(1, Math.ceil(text.length / (width * LETTERS))) * LINE_POINTS * scale,
  );
}

function toCellText(text: string): string {
  return text.slice(0, MAX_CELL_LENGTH);
}

/** A text for a printed header or footer, where an ampersand starts a code. */
function toPrint(text: string): string {
  return text.replaceAll('&', '&&').slice(0, 80);
}
