import { multiValued } from '#domain/measures/coded-dimensions.js';
import { type CodeAxis, type Dimension, dimensions } from '#domain/measures/dimensions.js';
import type { Part } from '#domain/measures/measure.js';
import { countingPartOf } from '#domain/measures/rollups.js';
import { axesOf, type Filter, type Leaf } from '#domain/question/filter.js';
import type { ReferenceData } from '#domain/reference-data.js';

import { factColumnOf } from './fact-columns.reader.js';
import type { Facts } from './facts.reader.js';
import { columnOf, type HeldCells, type HeldValue } from './held-cells.js';

/**
 * Whether a cell counts or, if cells are grouped by supporter, whether it counts for one supporter.
 */
export type Test = (row: number, supporter: number | null) => boolean;

/** Cells of a rollup or returns due, the facts they stand for, and the lists that codes come from. */
export interface HeldFacts {
  readonly cells: HeldCells;
  readonly facts: Facts;
  readonly referenceData: ReferenceData;
}

/** The column with the values of an axis of codes. */
export function codeColumnOf({ cells }: Pick<HeldFacts, 'cells'>, axis: CodeAxis) {
  return columnOf(cells.keys, factColumnOf(axis).expression.replace(/^fact\./, ''));
}

/** A test of whether a cell may count in at least one of the parts, like `isCounted` for facts. */
export function countsIn({ cells, facts }: HeldFacts, parts: readonly Part[]): Test {
  const { rollup } = facts;
  if (parts.some(({ where }) => where.length === 0)) return always;
  // Without a rollup the cells are returns, and each part is one of their numbers.
  const counting = parts.map((part) => (rollup ? countingPartOf(rollup, part) : part).key);
  const counts = [...new Set(counting)].map((key) => columnOf(cells.sums, key).units);
  const [only] = counts;
  if (only && counts.length === 1) return (row) => (only[row] ?? 0) > 0;
  return (row) => {
    for (const units of counts) if ((units[row] ?? 0) > 0) return true;
    return false;
  };
}

/**
 * A test of whether a cell matches a filter, like `filterToSql` for facts. If supporters count as
 * agencies, one supporter must meet all conditions on agencies.
 *
 * @param by the dimensions that cells are grouped by
 */
export function holdsIn(held: HeldFacts, filter: Filter, by: readonly Dimension[]): Test {
  const { cells, facts } = held;
  const test = toTest(held, filter);
  const isOfAny =
    facts.agency === 'SUPPORTER' &&
    axesOf(filter).has('AGENCY') &&
    !by.some((each) => dimensions[each].axis === 'AGENCY');
  if (!isOfAny) return test;
  const { places, values } = codeColumnOf({ cells }, 'SUPPORTING_AGENCY');
  return (row) =>
    severalIn(values[places[row] ?? -1]).some((supporter) => test(row, Number(supporter)));
}

/** The values of a cell on a multi-valued axis. */
export function severalIn(value: HeldValue | undefined): readonly (string | number)[] {
  return typeof value === 'object' && value !== null ? value : [];
}

function toTest(held: HeldFacts, filter: Filter): Test {
  if ('and' in filter) return allOf(filter.and.map((part) => toTest(held, part)));
  if ('or' in filter) {
    const tests = filter.or.map((part) => toTest(held, part));
    return (row, supporter) => tests.some((test) => test(row, supporter));
  }
  if ('not' in filter) {
    const test = toTest(held, filter.not);
    return (row, supporter) => !test(row, supporter);
  }
  return toLeafTest(held, filter.leaf);
}

/** Passes every cell. */
export const always: Test = () => true;

/**
 * A test of whether a cell passes all of these tests. Tests that every cell passes are left out.
 */
export function allOf(all: readonly Test[]): Test {
  const tests = all.filter((test) => test !== always);
  const [first, second, third] = tests;
  if (!first) return always;
  if (!second) return first;
  if (!third) return (row, supporter) => first(row, supporter) && second(row, supporter);
  return tests.length === 3
    ? (row, supporter) => first(row, supporter) && second(row, supporter) && third(row, supporter)
    : (row, supporter) => tests.every((test) => test(row, supporter));
}

function toLeafTest(held: HeldFacts, leaf: Leaf): Test {
  const { cells, facts } = held;
  switch (leaf.axis) {
    case 'TIME':
      return testOf(cells, 'period_start', (value) =>
        leaf.ranges.some(({ from, until }) => String(value) >= from && String(value) < until),
      );
    case 'AREA':
      return testOf(cells, 'area_code', (value) =>
        leaf.codes.has(value === null ? null : String(value)),
      );
    case 'AGENCY': {
      const { ids } = leaf;
      if (facts.agency === 'SUPPORTER' && !leaf.isSender)
        return (_row, supporter) => ids.has(supporter);
      return testOf(cells, 'agency_id', (value) => ids.has(value === null ? null : Number(value)));
    }
    default:
      return toCodeTest(held, leaf.axis, leaf.values);
  }
}

function toCodeTest(
  { cells, referenceData }: HeldFacts,
  axis: CodeAxis,
  wanted: ReadonlySet<string | null>,
): Test {
  const { type } = factColumnOf(axis);
  const { places, values } = codeColumnOf({ cells }, axis);
  const isMet = (value: HeldValue) => {
    if (multiValued.has(axis)) {
      const several = severalIn(value);
      return several.length === 0
        ? wanted.has(null)
        : several.some((each) =>
            wanted.has(type === 'AGENCIES' ? findCode(each, referenceData) : String(each)),
          );
    }
    if (value === null) return wanted.has(null);
    return type === 'BOOLEAN'
      ? wanted.has(value === true ? 'YES' : 'NO')
      : wanted.has(String(value));
  };
  return among(places, values, isMet);
}

function findCode(id: string | number, { agencies }: ReferenceData): string {
  return agencies.find((agency) => agency.id === id)?.code ?? '';
}

function testOf({ keys }: HeldCells, name: string, isMet: (value: HeldValue) => boolean): Test {
  const { places, values } = columnOf(keys, name);
  return among(places, values, isMet);
}

/** A test that computes its condition once for each distinct value. */
function among(
  places: Int32Array,
  values: readonly HeldValue[],
  isMet: (value: HeldValue) => boolean,
): Test {
  const met = Uint8Array.from(values, (value) => Number(isMet(value)));
  return met.includes(0) ? (row) => met[places[row] ?? 0] === 1 : always;
}
