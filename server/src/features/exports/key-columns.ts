import { nameValue, NOT_RECORDED } from '#domain/figures/words/value-name.js';
import { type Dimension, dimensions } from '#domain/measures/dimensions.js';
import type { ReferenceData } from '#domain/reference-data.js';

import { type AnsweredKey, keyOf } from './figures-answer.js';
import { type Cell, nothing, textCell } from './figures-sheet.js';

type Naming = Pick<ReferenceData, 'places' | 'agencies'>;

/** A dimension in a file: its columns, and the cells of a row. */
interface KeyColumns {
  readonly headings: readonly string[];
  readonly toCells: (row: Readonly<Record<string, unknown>>) => readonly Cell[];
}

/**
 * A dimension as columns: its name for people and, for most dimensions, a first day or a code for
 * sorting and joining.
 */
export function toKeyColumns(dimension: Dimension, referenceData: Naming): KeyColumns {
  const { name, keyField } = dimensions[dimension];
  const second = secondHeading(dimension);
  const isYear = dimension === 'CALENDAR_YEAR';
  return {
    headings: second === null ? [name] : [name, second],
    toCells: (row) => {
      const value = keyOf(row, keyField);
      const code = toCode(value);
      if (code === null) return [textCell(NOT_RECORDED), ...(second === null ? [] : [nothing])];
      const named: Cell = isYear
        ? { kind: 'NUMBER', value: Number(code), format: 'NAME' }
        : textCell(nameValue(dimension, code, referenceData));
      return [named, ...(second === null ? [] : [toSecond(dimension, value, code)])];
    },
  };
}

function secondHeading(dimension: Dimension): string | null {
  const { name } = dimensions[dimension];
  switch (dimension) {
    case 'CALENDAR_YEAR':
    case 'FINANCIAL_YEAR':
    case 'COUNTY_LINES':
      return null;
    case 'MONTH':
    case 'QUARTER':
      return `${name} begins`;
    default:
      return `${name}: code`;
  }
}

function toSecond(dimension: Dimension, value: AnsweredKey, code: string): Cell {
  if (dimension === 'MONTH') return { kind: 'DATE', date: `${code}-01` };
  if (typeof value === 'object' && value !== null && 'start' in value)
    return { kind: 'DATE', date: value.start };
  return textCell(code);
}

function toCode(value: AnsweredKey): string | null {
  if (value === null) return null;
  if (typeof value === 'boolean') return value ? 'YES' : 'NO';
  if (typeof value === 'object') return 'code' in value ? value.code : value.key;
  return String(value);
}
