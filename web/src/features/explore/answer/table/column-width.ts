import type { AnswerColumn, AnswerRow } from '#features/explore/answer/shape/shape.type.js';
import { formatFlags } from '#lib/figure.js';

/**
 * The width of a column of words depends on this many first rows. That of numbers depends on all
 * rows, because a number that is cut off reads as another number.
 */
const measured = 200;
const letter = 7.1;
const padding = 20;
const flagLetter = 8;
const barRoom = 72;
const bounds = { least: 72, most: 340, name: 230, nameAmongMany: 184 };
/** From this many columns on, names leave space for the figures. */
const many = 5;

/** The approximate initial width of a column in CSS pixels, by its content and heading. */
export function estimateColumn(
  column: AnswerColumn,
  place: number,
  { rows, isOrdered, columns, flagWidth }: Standing,
): number {
  const seen = column.isNumber ? rows : rows.slice(0, measured);
  const longest = seen.reduce(
    (most, { cells }) => Math.max(most, cells[place]?.text.length ?? 0),
    0,
  );
  const words = column.heading.split(' ');
  // A heading has at most three lines, and its words are not broken.
  const heading =
    Math.max(
      ...words.map(({ length }) => length),
      Math.ceil(column.heading.length / (column.kind === 'DIMENSION' ? 1 : 3)) + 2,
    ) *
      6.2 +
    14;
  const body = longest * letter + flagWidth + (isOrdered ? barRoom : 0);
  const most =
    column.kind !== 'DIMENSION' ? bounds.most : columns < many ? bounds.name : bounds.nameAmongMany;
  return Math.round(Math.min(most, Math.max(bounds.least, heading, body + padding)));
}

interface Standing {
  /** The rows of the table, and those at its foot. */
  readonly rows: readonly AnswerRow[];
  /** The number of columns. */
  readonly columns: number;
  /**
   * The space for flags next to the figures of the column, in CSS pixels: none for flags that apply
   * to all.
   */
  readonly flagWidth: number;
  /** Whether the answer is ordered by this column: then its cells have bars. */
  readonly isOrdered: boolean;
}

/**
 * The space that flags need next to a column's numbers, in CSS pixels, so that all are aligned: 0
 * if there are none.
 */
export function findFlagWidth(
  place: number,
  rows: readonly AnswerRow[],
  isShown: (flags: string) => boolean = () => true,
): number {
  const longest = rows.reduce((most, { cells }) => {
    const cell = cells[place];
    const flags = cell === undefined || cell.flags.length === 0 ? '' : formatFlags(cell.flags);
    return flags === '' || flags === cell?.text || !isShown(flags)
      ? most
      : Math.max(most, flags.length);
  }, 0);
  return longest * flagLetter;
}
