import type { Atom } from '#domain/disclosure/axes/axis-model.js';
import { toCombination } from '#domain/disclosure/axes/several-axis.js';
import type { CellTable, ReadCell } from '#domain/disclosure/cells.js';
import { protectedCrimeTypes } from '#domain/lists.js';
import { multiValued } from '#domain/measures/coded-dimensions.js';
import type { Axis } from '#domain/measures/dimensions.js';
import { quarterOf } from '#domain/quarter.js';
import { isCodeAxis } from '#domain/question/dimension-values.js';
import type { Filter } from '#domain/question/filter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { rangeOf } from '#domain/time.js';

import type { WantedCells } from './cells.reader.js';
import { columnOf, type HeldCells, type HeldValue } from './held-cells.js';
import { codeColumnOf, countsIn, type HeldFacts, holdsIn, severalIn } from './held-conditions.js';
import { spansOf, withoutSpans } from './held-spans.js';

interface Setting {
  readonly referenceData: ReferenceData;
  readonly everybody: HeldCells;
  readonly own: HeldCells;
}

/** Selects the cells that `selectCellsBy` reads, but from rollups held in memory. */
export function selectCellsHeld(
  wanted: WantedCells,
  { referenceData, everybody, own }: Setting,
): CellTable {
  const { axes, parts, filter, ownAgencyIds } = wanted;
  const isOwnApart = ownAgencyIds.length > 0 && !axes.includes('AGENCY');
  const ofOwn: Filter = { leaf: { axis: 'AGENCY', ids: new Set(ownAgencyIds) } };
  const held = { cells: everybody, facts: wanted.everybody, referenceData };
  return {
    axes,
    parts,
    cells: [
      ...addUpCells(held, 'EVERYBODY', wanted),
      ...(isOwnApart
        ? addUpCells({ ...held, cells: own, facts: wanted.own }, 'OWN', {
            ...wanted,
            filter: { and: [filter, ofOwn] },
          })
        : []),
    ],
  };
}

/** Record keys are added up modulo this (docs/decisions/0014). */
const KEYS = 4_294_967_296;

function addUpCells(
  held: HeldFacts,
  of: ReadCell['of'],
  { axes, parts, filter, isSplitOnly }: WantedCells,
): readonly ReadCell[] {
  const { cells } = held;
  const [counts, holds] = [countsIn(held, parts), holdsIn(held, withoutSpans(filter), [])];
  const readers = axes.map((axis) => atomReader(held, axis, isSplitOnly));
  const sums = parts.map(({ key }) => ({
    ...columnOf(cells.sums, key),
    keys: columnOf(cells.sums, `${key}_keys`).units,
  }));
  const toContents = () => parts.map(() => ({ count: 0, keys: 0 }));
  const added = new Map<
    string,
    { readonly atoms: Atom[]; readonly contents: ReturnType<typeof toContents> }
  >();
  // Without axes there is one cell, whether or not it has records.
  if (axes.length === 0) added.set('[]', { atoms: [], contents: toContents() });
  for (const row of rowsIn(spansOf(held, filter))) {
    if (!counts(row, null) || !holds(row, null)) continue;
    const atoms = readers.map((read) => read(row));
    const name = JSON.stringify(atoms);
    let cell = added.get(name);
    if (!cell) {
      cell = { atoms, contents: toContents() };
      added.set(name, cell);
    }
    for (const [index, { units, keys }] of sums.entries()) {
      const content = cell.contents[index];
      if (!content) continue;
      content.count += units[row] ?? 0;
      content.keys = (content.keys + (keys[row] ?? 0)) % KEYS;
    }
  }
  return [...added.values()].map(({ atoms, contents }) => ({
    of,
    atoms,
    contents: contents.map(({ count, keys }, index) => ({
      count: count / (sums[index]?.inOne ?? 1),
      keys,
    })),
  }));
}

function* rowsIn(spans: ReturnType<typeof spansOf>): Generator<number> {
  for (const [from, until] of spans) for (let row = from; row < until; row += 1) yield row;
}

/** Reads an atom of a cell as `selectCellsBy` does. */
function atomReader(held: HeldFacts, axis: Axis, isSplitOnly: boolean): (row: number) => Atom {
  const { places, values } = columnOfAxis(held, axis);
  const atoms = values.map((value) => toAtom(axis, value, { ...held, isSplitOnly }));
  return (row) => atoms[places[row] ?? 0] ?? null;
}

function columnOfAxis(held: HeldFacts, axis: Axis) {
  const { keys } = held.cells;
  if (axis === 'TIME') return columnOf(keys, 'period_start');
  if (axis === 'AREA') return columnOf(keys, 'area_code');
  if (axis === 'AGENCY') return columnOf(keys, 'agency_id');
  if (!isCodeAxis(axis)) throw new Error('The cells have no column for this axis');
  return codeColumnOf(held, axis);
}

function toAtom(
  axis: Axis,
  value: HeldValue,
  { isSplitOnly, referenceData }: HeldFacts & { readonly isSplitOnly: boolean },
): Atom {
  if (multiValued.has(axis)) {
    const several = severalIn(value);
    return toCombination(
      axis === 'SUPPORTING_AGENCY'
        ? several.map(
            (id) => referenceData.agencies.find((each) => each.id === id)?.code ?? String(id),
          )
        : several.map(String),
    );
  }
  if (value === null || typeof value === 'object') return null;
  if (axis === 'TIME') return rangeOf('QUARTER', quarterOf(String(value))).from;
  if (axis === 'AGENCY') return Number(value);
  if (typeof value === 'boolean') return value ? 'YES' : 'NO';
  const isTold = axis !== 'CRIME_TYPE' || !isSplitOnly || isProtected(String(value));
  return isTold ? String(value) : null;
}

const protectedTypes: ReadonlySet<string> = new Set(protectedCrimeTypes);

function isProtected(crimeType: string): boolean {
  return protectedTypes.has(crimeType);
}
