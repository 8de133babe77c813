import type { AnswerColumn, AnswerRow } from '#features/explore/answer/shape/shape.type.js';
import { formatFlags } from '#lib/figure.js';

/** Of so many rows the widest text decides: those that are seen first. */
const measured = 200;
const letter = 7.1;
const padding = 20;
const flagLetter = 8;
const barRoom = 72;
const bounds = { least: 72, most: 340, name: 230 };

/** About how wide a column is at first, in CSS pixels, by what stands in it and in its heading. */
export function estimateColumn(column: AnswerColumn, place: number, { rows, isOrdered }: Standing): number {
  const longest = rows.slice(0, measured).reduce((most, { cells }) => Math.max(most, cells[place]?.text.length ?? 0), 0);
  const words = column.heading.split(' ');
  // A heading takes three lines, and no word of it is broken.
  const heading =
    Math.max(...words.map(({ length }) => length), Math.ceil(column.heading.length / (column.kind === 'DIMENSION' ? 1 : 3)) + 2) * 6.2 + 14;
  const body = longest * letter + findFlagWidth(place, rows) + (isOrdered ? barRoom : 0);
  return Math.round(Math.min(column.kind === 'DIMENSION' ? bounds.name : bounds.most, Math.max(bounds.least, heading, body + padding)));
}

interface Standing {
  readonly rows: readonly AnswerRow[];
  /** Whether the answer came in its order: its cells have bars. */
  readonly isOrdered: boolean;
}

/** The room that flags need beside the numbers of a column, in CSS pixels, so that all stand in line: 0 where none has any. */
export function findFlagWidth(place: number, rows: readonly AnswerRow[], isShown: (flags: string) => boolean = () => true): number {
  const longest = rows.reduce((most, { cells }) => {
    const cell = cells[place];
    const flags = cell === undefined || cell.flags.length === 0 ? '' : formatFlags(cell.flags);
    return flags === '' || flags === cell?.text || !isShown(flags) ? most : Math.max(most, flags.length);
  }, 0);
  return longest * flagLetter;
}
