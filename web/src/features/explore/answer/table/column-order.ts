import { toObject, toText } from '#features/explore/answer/shape/read-data.js';
import type {
  AnswerColumn,
  AnswerRow,
  AnswerShape,
} from '#features/explore/answer/shape/shape.type.js';

/** By which column rows are ordered, and which way. */
export interface RowOrder {
  readonly id: string;
  readonly isDescending: boolean;
}

/**
 * The order that the text asks for, where a column shows it: the first of it decides. Null where
 * there is none.
 */
export function findAskedOrder({
  args,
  columns,
}: Pick<AnswerShape, 'args' | 'columns'>): RowOrder | null {
  const first = toObject(Array.isArray(args.orderBy) ? args.orderBy[0] : args.orderBy);
  const [measure, dimension] = [toText(first.measure), toText(first.dimension)];
  const column = columns.find((each) =>
    measure === null
      ? dimension !== null && each.dimension === dimension
      : each.kind === 'FIGURE' && each.measure === measure,
  );
  return column === undefined ? null : { id: column.id, isDescending: first.direction === 'DESC' };
}

/** Numbers begin with the most, words with the first. */
function isDescendingFirst({ isNumber }: AnswerColumn): boolean {
  return isNumber;
}

/** The order after a press on a heading: the usual way, the other way, then as the answer came. */
export function toggleOrder(column: AnswerColumn, now: RowOrder | null): RowOrder | null {
  const first = { id: column.id, isDescending: isDescendingFirst(column) };
  if (now?.id !== column.id) return first;
  return now.isDescending === first.isDescending
    ? { ...first, isDescending: !first.isDescending }
    : null;
}

/** The order of a column in words, under its heading. */
export function describeOrder({ isNumber }: AnswerColumn, { isDescending }: RowOrder): string {
  if (isNumber) return isDescending ? 'most first' : 'least first';
  return isDescending ? 'Z to A' : 'A to Z';
}

const words = new Intl.Collator('en-GB', { numeric: true });

/**
 * What a row is ordered by in a column: numbers by size, periods by their keys, else words.
 * Undefined stands last either way.
 */
export function toSortValue(
  row: AnswerRow,
  place: number,
  { isNumber, dimension }: AnswerColumn,
): number | string | undefined {
  const cell = row.cells[place];
  if (cell === undefined) return undefined;
  if (cell.value !== null) return cell.value;
  if (isNumber) return undefined;
  if (cell.code === null || cell.text === '') return undefined;
  return (dimension !== null && periods.has(dimension) ? cell.code : undefined) ?? cell.text;
}

const periods: ReadonlySet<string> = new Set([
  'MONTH',
  'QUARTER',
  'FINANCIAL_YEAR',
  'CALENDAR_YEAR',
]);

/** Numbers by their size, words by the alphabet, in which 9 comes before 10. */
export function compareValues(
  one: number | string | undefined,
  other: number | string | undefined,
): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return words.compare(String(one), String(other));
}
