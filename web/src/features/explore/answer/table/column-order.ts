import { toObject, toText } from '#features/explore/answer/shape/read-data.js';
import type {
  AnswerColumn,
  AnswerRow,
  AnswerShape,
} from '#features/explore/answer/shape/shape.type.js';

/** The column that rows are ordered by, and the direction. */
export interface RowOrder {
  readonly id: string;
  readonly isDescending: boolean;
}

/** The first order in the text; null if there is none, or no column shows it. */
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

/**
 * Whether the first press orders downwards: numbers start with the highest, and words with the
 * first.
 */
function isDescendingFirst({ isNumber }: AnswerColumn): boolean {
  return isNumber;
}

/**
 * The next order after a press on a heading: the usual direction, the other one, then the original
 * order.
 */
export function toggleOrder(column: AnswerColumn, now: RowOrder | null): RowOrder | null {
  const first = { id: column.id, isDescending: isDescendingFirst(column) };
  if (now?.id !== column.id) return first;
  return now.isDescending === first.isDescending
    ? { ...first, isDescending: !first.isDescending }
    : null;
}

/** Describes the order of a column, under its heading. */
export function describeOrder({ isNumber }: AnswerColumn, { isDescending }: RowOrder): string {
  if (isNumber) return isDescending ? 'most first' : 'least first';
  return isDescending ? 'Z to A' : 'A to Z';
}

const words = new Intl.Collator('en-GB', { numeric: true });

/**
 * The value that a row is ordered by: numbers by size, periods by key, anything else by its words.
 * Undefined values come last in either direction.
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

/** Orders numbers by size and words by the alphabet, with 9 before 10. */
export function compareValues(
  one: number | string | undefined,
  other: number | string | undefined,
): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return words.compare(String(one), String(other));
}
