/** A value of a cell on an axis, as in JSON: a day is a text, and several values are a list. */
export type HeldValue = string | number | boolean | null | readonly (string | number)[];

/** A dimension column: each cell has the index of its value in a list. */
export interface KeyColumn {
  readonly places: Int32Array;
  readonly values: readonly HeldValue[];
}

/**
 * A sum column, in whole units of its last decimal place, so that sums are as exact as the
 * database’s, in any order.
 */
export interface SumColumn {
  readonly units: Float64Array;
  readonly inOne: number;
}

/** A run of cells that count by one date in one period. */
export interface Span {
  readonly countedBy: string;
  readonly periodStart: string;
  /** The index of the first cell, and of the first cell after the last. */
  readonly from: number;
  readonly until: number;
}

/** The cells of a rollup in memory, by the names of its columns. */
export interface HeldCells {
  readonly count: number;
  /** The spans in the order of the cells. Cells of one date and period are adjacent. */
  readonly spans: readonly Span[];
  readonly keys: ReadonlyMap<string, KeyColumn>;
  readonly sums: ReadonlyMap<string, SumColumn>;
}

/** A column of values that stores each different value once. */
export function toKeyColumn(values: readonly HeldValue[]): KeyColumn {
  const known = new Map<string | number | boolean | null, number>();
  const distinct: HeldValue[] = [];
  const places = new Int32Array(values.length);
  for (const [row, value] of values.entries()) {
    const name = typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
    let place = known.get(name);
    if (place === undefined) {
      place = distinct.length;
      known.set(name, place);
      distinct.push(value);
    }
    places[row] = place;
  }
  return { places, values: distinct };
}

/**
 * A column of numbers in units of their last decimal place; null if they have more digits than can
 * be added exactly.
 */
export function toSumColumn(numbers: readonly number[]): SumColumn | null {
  const decimals = numbers.reduce((most, number) => Math.max(most, countDecimals(number)), 0);
  const inOne = 10 ** decimals;
  const units = new Float64Array(numbers.length);
  let size = 0;
  for (const [row, number] of numbers.entries()) {
    const inUnits = Math.round(number * inOne);
    size += Math.abs(inUnits);
    units[row] = inUnits;
  }
  return size > Number.MAX_SAFE_INTEGER ? null : { units, inOne };
}

function countDecimals(number: number): number {
  if (Number.isInteger(number)) return 0;
  const [, fraction = ''] = String(number).split('.');
  return fraction.length;
}

/**
 * Gets a column by name.
 * @throws if there is no such column
 */
export function columnOf<Column>(columns: ReadonlyMap<string, Column>, name: string): Column {
  const column = columns.get(name);
  if (column === undefined) throw new Error(`The cells have no column ${name}`);
  return column;
}
