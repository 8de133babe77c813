import type { Atom } from '#domain/disclosure/axes/axis-model.js';
import { type PartCell, placeIn } from '#domain/disclosure/cells.js';
import { toLattice } from '#domain/disclosure/lattice.js';
import type { Content } from '#domain/disclosure/perturbation.js';
import { ofProtectedTypes, predicateOf } from '#domain/disclosure/protection.js';
import { publishPart } from '#domain/disclosure/publish-part.js';
import { publishedFinder } from '#domain/disclosure/published-statistics.js';
import type { Axis, Dimension } from '#domain/measures/dimensions.js';
import type { KeyValue } from '#domain/question/dimension-values.js';
import type { Filter } from '#domain/question/filter.js';

import { readingOfPerturbation, type Rule } from './rule.js';
import { type Answer, countRows, rowsAt, type Table, WITHHELD } from './table.js';
import { partOfNode, type Target } from './target.js';

/**
 * The rule as served. It uses the functions that answer questions, on cells that were read once.
 */
export function servedRule(target: Target): Rule {
  const findCells = cellsByAxes(target);
  return {
    ask: (table) => askServed(target, table, findCells),
    read: readingOfPerturbation(),
    isHidden: (shown) => shown === 0,
    areSetsDrawn: false,
  };
}

/** A table as a question to the engine. */
export function toQuestion(
  { subject, axes }: Target,
  { cuts }: Table,
): { readonly by: readonly Dimension[]; readonly filter: Filter; readonly part: number | null } {
  const conditions = cuts.flatMap(({ as }) => ('where' in as ? [as.where] : []));
  const ofParts = cuts.find(({ axis }) => axes[axis]?.axis === null);
  return {
    by: cuts.flatMap(({ as }) => ('by' in as ? [as.by] : [])),
    filter: { and: subject.source === 'REPORTS' ? [...conditions, ofProtectedTypes] : conditions },
    part: ofParts?.rows[0]?.node ?? null,
  };
}

function askServed(target: Target, table: Table, findCells: FindCells): Answer {
  const { by, filter, part: node } = toQuestion(target, table);
  const place = partOfNode(target, node);
  const part = target.parts[place];
  if (!part) return null;
  const { subject, referenceData, ownAgencyIds, salt } = target;
  const predicate = predicateOf(part);
  const rows = { by, isRolling: false };
  const lattice = toLattice({
    ...rows,
    filter,
    predicate,
    universe: { referenceData, ownAgencyIds, source: subject.source },
  });
  if (lattice.kind === 'REFUSED') return null;
  const answer = new Int32Array(countRows(table));
  if (lattice.kind === 'NEVER') return answer;
  const cells = withinConditions(findCells(place, lattice.axes), target, table).map(
    ({ atoms, others }): PartCell => ({
      place: placeIn(rows, atoms, referenceData),
      everybody: others,
      own: 0,
      others,
    }),
  );
  const published = publishPart(cells, {
    lattice,
    salt,
    isOpen: () => false,
    isPublished: publishedFinder({
      axes: lattice.axes,
      predicate,
      agencies: referenceData.agencies,
    }),
  });
  const findRow = rowFinder(table);
  for (const { key, shown } of published.values()) {
    const row = findRow(key);
    if (row !== null) answer[row] = shown;
  }
  for (const place of answer.keys())
    if (lattice.isOfOwnPlace(keyAt(table, place))) answer[place] = WITHHELD;
  return answer;
}

/** The key of a row in the engine’s answer. */
function keyAt(table: Table, place: number): readonly KeyValue[] {
  const rows = rowsAt(table, place);
  return table.cuts.flatMap(({ as }, index) => ('by' in as ? [rows[index]?.key ?? null] : []));
}

/**
 * Finds the index in an answer by the key of a row; null for a row that the table does not have.
 */
function rowFinder({ cuts }: Table): (key: readonly KeyValue[]) => number | null {
  const inRows = cuts
    .filter(({ as }) => 'by' in as)
    .map(({ rows }) => ({
      places: new Map(rows.map(({ key }, place) => [key, place])),
      size: rows.length,
    }));
  return (key) => {
    let row = 0;
    for (const [index, { places, size }] of inRows.entries()) {
      const place = places.get(key[index] ?? null);
      if (place === undefined) return null;
      row = row * size + place;
    }
    return row;
  };
}

interface OthersCell {
  readonly atoms: ReadonlyMap<Axis, Atom>;
  readonly others: Content;
}

type FindCells = (part: number, axes: readonly Axis[]) => readonly OthersCell[];

/**
 * Finds others’ cells by some axes, as read from the database. Each set of axes is computed once.
 */
function cellsByAxes(target: Target): FindCells {
  const known = new Map<string, readonly OthersCell[]>();
  return (part, axes) => {
    const name = `${part} ${axes.join(',')}`;
    const found = known.get(name) ?? toCells(target, part, axes);
    known.set(name, found);
    return found;
  };
}

function toCells(
  { axes, fold }: Target,
  part: number,
  wanted: readonly Axis[],
): readonly OthersCell[] {
  const places = wanted.map((axis) => axes.findIndex((each) => each.axis === axis));
  const { atoms, contents, size } = fold(places.toSorted((a, b) => a - b));
  const counts = contents[part]?.counts ?? new Int32Array(size);
  const keys = contents[part]?.keys ?? new Uint32Array(size);
  const nameOf = (place: number, cell: number): Atom =>
    axes[place]?.atoms[atoms[place]?.[cell] ?? -1] ?? null;
  return Array.from(counts.keys()).flatMap((cell): readonly OthersCell[] => {
    const others = { count: counts[cell] ?? 0, keys: keys[cell] ?? 0 };
    if (others.count === 0) return [];
    return [
      {
        atoms: new Map(wanted.map((axis, index) => [axis, nameOf(places[index] ?? -1, cell)])),
        others,
      },
    ];
  });
}

/** Cells that match the conditions of a table, as the database would return them. */
function withinConditions(
  cells: readonly OthersCell[],
  { axes }: Target,
  { cuts }: Table,
): readonly OthersCell[] {
  const wanted = cuts.flatMap(({ axis, as, rows }) => {
    const { axis: name = null, atoms = [] } = axes[axis] ?? {};
    return 'where' in as && name !== null
      ? [{ name, values: new Set(rows[0]?.atoms.map((place) => atoms[place] ?? null)) }]
      : [];
  });
  return cells.filter(({ atoms }) =>
    wanted.every(({ name, values }) => !atoms.has(name) || values.has(atoms.get(name) ?? null)),
  );
}
