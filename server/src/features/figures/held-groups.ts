import { type Dimension, dimensions } from '#domain/measures/dimensions.js';

import { always, codeColumnOf, type HeldFacts, severalIn, type Test } from './held-conditions.js';
import type { NumberedValues } from './held-values.js';

/**
 * The groups that cells are in; a cell with several values is in several groups. The next grouping
 * reuses these arrays, so read them before anything else runs.
 */
export interface Grouped {
  /** The length of the columns: one row for each cell in each of its groups. */
  readonly length: number;
  /** The cells, and the group of each of them. */
  readonly rows: Int32Array;
  readonly groups: Int32Array;
  /** The values of each group, combined into one number. */
  readonly names: readonly number[];
}

export interface Grouping {
  /** The cells that may count, as ranges from the first up to but not including the last. */
  readonly spans: readonly (readonly [number, number])[];
  readonly test: Test;
  readonly by: readonly Dimension[];
  readonly dimensionsBy: readonly NumberedValues[];
}

/** Groups are looked up in an array up to this many combinations, and in a map beyond that. */
const MAX_LISTED = 20_000;

/** Arrays that each grouping reuses, which is safe because grouping never waits for anything. */
const space = {
  rows: new Int32Array(1024),
  groups: new Int32Array(1024),
  names: new Float64Array(1024),
  /** Has only zeros between groupings, unless an error cut one short. */
  listed: new Int32Array(MAX_LISTED),
  isListedInUse: false,
};

/** Groups cells. */
export function groupCells(
  held: Pick<HeldFacts, 'cells'> & { readonly facts: Pick<HeldFacts['facts'], 'agency'> },
  { spans, test, by, dimensionsBy }: Grouping,
): Grouped {
  const groupOf = groupFinder(dimensionsBy);
  let length = 0;
  const put = (row: number, name: number) => {
    if (length === space.rows.length) makeRoom();
    space.rows[length] = row;
    space.groups[length] = groupOf.find(name);
    length += 1;
  };
  const isOfSupporters =
    held.facts.agency === 'SUPPORTER' && by.some((each) => dimensions[each].axis === 'AGENCY');
  if (!isOfSupporters && dimensionsBy.every(({ ofPlaces }) => ofPlaces !== null)) {
    const singles = dimensionsBy.flatMap(({ places, ofPlaces, values }) =>
      ofPlaces === null ? [] : [{ places, ofPlaces, count: values.length }],
    );
    length = listRows(spans, test);
    // Working column by column takes half as long as working cell by cell.
    const { rows, groups, names } = space;
    names.fill(0, 0, length);
    for (const { places, ofPlaces, count } of singles)
      for (let index = 0; index < length; index += 1)
        names[index] = (names[index] ?? 0) * count + (ofPlaces[places[rows[index] ?? 0] ?? 0] ?? 0);
    for (let index = 0; index < length; index += 1) groups[index] = groupOf.find(names[index] ?? 0);
  } else {
    const putAll = severalPutter({ by, dimensionsBy }, put);
    const supporters = isOfSupporters ? codeColumnOf(held, 'SUPPORTING_AGENCY') : null;
    for (const [from, until] of spans)
      for (let row = from; row < until; row += 1) {
        if (supporters === null) {
          if (test(row, null)) putAll(row, null);
          continue;
        }
        const several = severalIn(supporters.values[supporters.places[row] ?? 0]);
        for (let each = 0; each < several.length; each += 1)
          if (test(row, Number(several[each]))) putAll(row, each);
      }
  }
  groupOf.end();
  return { length, rows: space.rows, groups: space.groups, names: groupOf.names };
}

function makeRoom(): void {
  const length = space.rows.length * 2;
  const [rows, groups] = [new Int32Array(length), new Int32Array(length)];
  rows.set(space.rows);
  groups.set(space.groups);
  space.rows = rows;
  space.groups = groups;
  space.names = new Float64Array(length);
}

/** Puts the cells that pass into the column of rows, and returns how many there are. */
function listRows(spans: Grouping['spans'], test: Test): number {
  let length = 0;
  const areAll = test === always;
  for (const [from, until] of spans)
    for (let row = from; row < until; row += 1) {
      if (!areAll && !test(row, null)) continue;
      if (length === space.rows.length) makeRoom();
      space.rows[length] = row;
      length += 1;
    }
  return length;
}

function takeListed(): Int32Array {
  if (space.isListedInUse) space.listed.fill(0);
  space.isListedInUse = true;
  return space.listed;
}

/** Finds the group of a combination of values, and starts one if there is none yet. */
function groupFinder(dimensionsBy: readonly NumberedValues[]) {
  const combinations = dimensionsBy.reduce((all, { values }) => all * values.length, 1);
  const listed = combinations <= MAX_LISTED ? takeListed() : null;
  const named = new Map<number, number>();
  const names: number[] = [];
  const find = (name: number): number => {
    const known = (listed === null ? named.get(name) : listed[name]) ?? 0;
    if (known > 0) return known - 1;
    names.push(name);
    if (listed === null) named.set(name, names.length);
    else listed[name] = names.length;
    return names.length - 1;
  };
  const end = () => {
    if (listed === null) return;
    for (const name of names) listed[name] = 0;
    space.isListedInUse = false;
  };
  return { names, find, end };
}

/**
 * Puts a cell into the group of each of its values. If agencies are supporters, only the given
 * supporter counts, by its position among the values.
 */
function severalPutter(
  { by, dimensionsBy }: Pick<Grouping, 'by' | 'dimensionsBy'>,
  put: (row: number, name: number) => void,
): (row: number, supporter: number | null) => void {
  const areOfAgencies = by.map((dimension) => dimensions[dimension].axis === 'AGENCY');
  let [row, supporter]: [number, number | null] = [0, null];
  // Defined outside the returned function, which is called for tens of thousands of cells.
  const putFrom = (index: number, name: number): void => {
    const values = dimensionsBy[index];
    if (!values) {
      put(row, name);
      return;
    }
    const numbers = values.numbers[values.places[row] ?? 0] ?? [];
    const from = name * values.values.length;
    if (supporter !== null && areOfAgencies[index] === true)
      putFrom(index + 1, from + (numbers[supporter] ?? 0));
    else for (const number of numbers) putFrom(index + 1, from + number);
  };
  return (ofRow, ofSupporter) => {
    row = ofRow;
    supporter = ofSupporter;
    putFrom(0, 0);
  };
}
