import { isMeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { isQuarter } from '#domain/quarter.js';

import type { Verdict } from './verdict.js';

interface Named {
  readonly key: string;
  readonly name: string;
}

/** A figure as shown in a block. */
export interface Shown {
  readonly text: string;
  /** The value; null if there is none, or if it is not shown. */
  readonly value: number | null;
}

/** A rated figure in a block. */
export interface RevisableKpi {
  readonly name: string;
  readonly measure: Named;
  readonly objective: string | null;
  readonly figure: Shown;
  readonly verdict: Verdict;
}

/** The parts of a block that are compared with what it shows now. */
export interface RevisableBlock {
  readonly id: string;
  /** The block's current view; absent if that is no longer known. */
  readonly view?: string | undefined;
  readonly about: string;
  readonly table: {
    readonly columns: readonly {
      readonly heading: string;
      readonly measure: Named;
      readonly objective: string | null;
    }[];
    readonly rows: readonly {
      readonly key: string;
      readonly kind: string;
      readonly label: string;
      /** Whether the row is in the table only, and not drawn. Absent if all rows are drawn. */
      readonly isFolded?: boolean | null | undefined;
      readonly cells: readonly Shown[];
    }[];
  };
  readonly kpi: RevisableKpi | null;
  readonly tiles: readonly { readonly kpi: RevisableKpi }[];
  readonly question: {
    readonly by: readonly string[];
    /** The block's place, and its filters apart from time, always in the same form. */
    readonly narrowedBy: string;
    readonly shownFrom: { readonly key: string };
    readonly shownTo: { readonly key: string; readonly label: string };
  };
}

/** The position of a figure in a block's table. */
export interface CellPlace {
  /** The key of the row. */
  readonly row: string;
  /** The index of the column, from 0. */
  readonly column: number;
}

/** A figure in a block, with what identifies it. */
export interface RevisableFigure extends Shown {
  readonly measure: Named;
  /** The figure's place, time and part: the same text in every block that shows the figure. */
  readonly part: string;
  readonly row: { readonly key: string; readonly label: string };
  readonly column: string;
  /** What distinguishes the figure from others in its row; empty if the measure is enough. */
  readonly columnName: string;
  /** The figure's position in the table; null if only a drawing shows it. */
  readonly cell: CellPlace | null;
  /** How the figure is read; null if it is not rated. */
  readonly verdict: Verdict | null;
}

type Row = RevisableBlock['table']['rows'][number];

/**
 * The figures in a block: its rated ones, and those of its table. Text about a figure, such as its
 * usual range, is left out.
 */
export function figuresIn(block: RevisableBlock): readonly RevisableFigure[] {
  const judged = judgedIn(block);
  const taken = new Set(judged.map(({ cell }) => nameCell(cell)));
  const inTable = block.table.rows.flatMap((row) =>
    row.cells.flatMap((shown, column): readonly RevisableFigure[] => {
      const cell = { row: row.key, column };
      return taken.has(nameCell(cell)) || isAboutAnother(block, row, column)
        ? []
        : toFigure({ block, row, shown, cell });
    }),
  );
  return [...judged, ...inTable];
}

function nameCell(cell: CellPlace | null): string {
  return cell === null ? '' : `${cell.column} ${cell.row}`;
}

/**
 * Rated figures of tiles are in the first cells of their rows; those of a chart are in the row of
 * the quarter shown.
 */
function judgedIn({
  kpi,
  tiles,
  table: { rows },
  question,
}: RevisableBlock): readonly RevisableFigure[] {
  const ofTiles = tiles.map((tile, index) => ({
    kpi: tile.kpi,
    row: tiles.length === rows.length ? rows[index] : undefined,
  }));
  const ofChart =
    kpi === null ? [] : [{ kpi, row: rows.find(({ key }) => key === question.shownTo.key) }];
  return [...ofChart, ...ofTiles].map(
    ({ kpi: { name, measure, objective, figure, verdict }, row }) => ({
      ...figure,
      ...{
        measure,
        verdict,
        column: '',
        columnName: '',
        row: { key: objective ?? '', label: name },
      },
      part: joinParts([
        objective === null ? '' : `OBJECTIVE ${objective}`,
        timeOf(question),
        question.narrowedBy,
      ]),
      cell: row === undefined ? null : { row: row.key, column: 0 },
    }),
  );
}

interface Placed {
  readonly block: RevisableBlock;
  readonly row: Row;
  readonly shown: Shown;
  readonly cell: CellPlace;
}

function toFigure({ block, row, shown, cell }: Placed): readonly RevisableFigure[] {
  const column = block.table.columns[cell.column];
  if (column === undefined) return [];
  const ofColumn = partOfColumn(block, cell.column);
  return [
    {
      ...shown,
      measure: measureAt(row, column.measure),
      part: joinParts([
        partOfRow(block, row),
        ofColumn,
        timeAt(block, row, column),
        block.question.narrowedBy,
      ]),
      row: { key: row.key, label: row.label === '' ? block.about : row.label },
      column: column.heading,
      columnName: ofColumn === '' ? '' : column.heading,
      cell,
      verdict: null,
    },
  ];
}

/** The measure that a row's key begins with, or else the measure of the column. */
function measureAt({ key }: Pick<Row, 'key'>, ofColumn: Named): Named {
  const [first = ''] = key.split(' ');
  return isMeasureKey(first) ? { key: first, name: measureOf(first).name } : ofColumn;
}

/**
 * The quarters of a figure: one quarter if the row is a quarter or the column is headed by the last
 * quarter shown, otherwise all quarters shown.
 */
function timeAt(
  { question }: RevisableBlock,
  { key }: Pick<Row, 'key'>,
  { heading }: { readonly heading: string },
): string {
  if (isQuarter(key)) return timeOf({ shownFrom: { key }, shownTo: { key } });
  return timeOf(
    heading === question.shownTo.label
      ? { shownFrom: question.shownTo, shownTo: question.shownTo }
      : question,
  );
}

function timeOf({
  shownFrom,
  shownTo,
}: Readonly<Record<'shownFrom' | 'shownTo', { readonly key: string }>>): string {
  return `TIME ${shownFrom.key} ${shownTo.key}`;
}

function partOfRow(
  { id, question }: RevisableBlock,
  { key, kind }: Pick<Row, 'key' | 'kind'>,
): string {
  if (kind === 'TOTAL' || isQuarter(key)) return '';
  // Parts that are grouped together differ from block to block.
  if (kind === 'OTHERS') return `OTHERS ${id}`;
  const [first = '', objective = ''] = key.split(' ');
  if (isMeasureKey(first)) return objective === '' ? '' : `OBJECTIVE ${objective}`;
  return `${question.by.at(-1) ?? ''} ${key}`;
}

/**
 * Columns of one measure are distinguished by their subjects; a column headed by the quarter shown
 * belongs to that quarter.
 */
function partOfColumn({ table: { columns }, question }: RevisableBlock, index: number): string {
  const column = columns[index];
  if (column === undefined || column.heading === question.shownTo.label) return '';
  if (column.objective !== null) return `OBJECTIVE ${column.objective}`;
  const isFirst =
    columns.findIndex(
      ({ measure, objective }) => measure.key === column.measure.key && objective === null,
    ) === index;
  return isFirst ? '' : `COLUMN ${column.heading}`;
}

function joinParts(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .toSorted()
    .join('; ');
}

/**
 * Whether a cell only describes the figure of an earlier cell: it has the same number, with a
 * different text.
 */
function isAboutAnother(
  { table: { columns } }: RevisableBlock,
  { cells }: Row,
  index: number,
): boolean {
  const cell = cells[index];
  const column = columns[index];
  if (cell === undefined || column === undefined || cell.value === null) return false;
  return cells.slice(0, index).some(({ value, text }, before) => {
    const other = columns[before];
    const isOfSame =
      other?.measure.key === column.measure.key && other.objective === column.objective;
    return isOfSame && value === cell.value && text !== cell.text;
  });
}

/** The text for a figure whose row is gone. */
const NOT_LISTED = 'not listed';

/**
 * A figure whose row is gone because the block no longer lists the part, such as an agency that
 * took its return back. Null if the row may be gone for another reason: the block now shows
 * nothing, other columns or another dimension; a row groups several parts; the row is not a part of
 * a whole; or the rows are steps, which are not listed if zero.
 */
export function toGone(
  then: RevisableFigure,
  block: RevisableBlock,
  standing: RevisableBlock,
): RevisableFigure | null {
  const row = block.table.rows.find(({ key }) => key === then.cell?.row);
  const [first = ''] = then.row.key.split(' ');
  if (
    row?.kind !== 'PART' ||
    then.value === null ||
    isMeasureKey(first) ||
    isQuarter(row.key) ||
    standing.view === 'WATERFALL'
  )
    return null;
  const isAlike = JSON.stringify(block.question.by) === JSON.stringify(standing.question.by);
  const hasColumn = standing.table.columns.some(
    ({ heading, measure }) => heading === then.column && measure.key === then.measure.key,
  );
  const { rows } = standing.table;
  const isGathered =
    rows.some(({ kind }) => kind === 'OTHERS') && !rows.some(({ isFolded }) => isFolded === true);
  return isAlike &&
    hasColumn &&
    rows.length > 0 &&
    !isGathered &&
    !rows.some(({ key }) => key === row.key)
    ? { ...then, text: NOT_LISTED, value: null, verdict: null }
    : null;
}
