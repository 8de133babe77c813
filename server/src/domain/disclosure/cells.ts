import type { Axis } from '#domain/measures/dimensions.js';
import type { Part } from '#domain/measures/measure.js';
import type { KeyValue } from '#domain/question/dimension-values.js';
import { toKeyText } from '#domain/question/group-keys.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { mapInSteps, type Steps } from '#domain/steps.js';

import type { Atom } from './axes/axis-model.js';
import { type Content, takeKeys } from './perturbation.js';
import { keysOf, type Rows } from './row-keys.js';

/** Sums of protected records, as read. They leave only through `publishPart`. */
export interface CellTable {
  /** The axes that separate the cells; at least those that the parts' lattices need. */
  readonly axes: readonly Axis[];
  readonly parts: readonly Part[];
  readonly cells: readonly ReadCell[];
}

export interface ReadCell {
  /** Whose records: everybody's, including the viewer's, or only the viewer's. */
  readonly of: 'EVERYBODY' | 'OWN';
  /** The cell's atom on each axis, in the order of the axes. */
  readonly atoms: readonly Atom[];
  /** The cell's contents for each part, in the order of the parts. */
  readonly contents: readonly Content[];
}

/** A row that a cell counts in: its key, also as text. */
export interface RowPlace {
  readonly key: readonly KeyValue[];
  readonly name: string;
}

/** Where records belong: their atoms, and the rows that they count in. */
export interface Place {
  readonly atoms: ReadonlyMap<Axis, Atom>;
  readonly rows: readonly RowPlace[];
}

/** The contents of a cell for one part. */
export interface PartCell {
  readonly place: Place;
  readonly everybody: Content;
  readonly own: number;
  readonly others: Content;
}

/** Where records with these atoms belong among the rows of a question. */
export function placeIn(
  rows: Rows,
  atoms: ReadonlyMap<Axis, Atom>,
  referenceData: ReferenceData,
): Place {
  return {
    atoms,
    rows: keysOf(rows, atoms, referenceData).map((key) => ({ key, name: toKeyText(key) })),
  };
}

/** Everybody's cells with the viewer's own next to them, each with its place. */
export interface PlacedCells {
  readonly parts: readonly Part[];
  readonly cells: readonly {
    readonly place: Place;
    readonly everybody: readonly Content[];
    readonly own: readonly Content[];
  }[];
}

/** Places a table's cells once for all of its parts. */
export function* placeCells(
  { axes, parts, cells }: CellTable,
  rows: Rows,
  { referenceData, ownAgencyIds }: Placing,
): Steps<PlacedCells> {
  const agencyIndex = axes.indexOf('AGENCY');
  const isOfOwn = (atoms: readonly Atom[]) => {
    const agency = agencyIndex < 0 ? null : atoms[agencyIndex];
    return typeof agency === 'number' && ownAgencyIds.has(agency);
  };
  const own = new Map(
    cells
      .filter(({ of }) => of === 'OWN')
      .map(({ atoms, contents }) => [nameAtoms(atoms), contents]),
  );
  const ofEverybody = cells.filter(({ of }) => of === 'EVERYBODY');
  const placed = yield* mapInSteps(ofEverybody, ({ atoms, contents }) => ({
    place: placeIn(
      rows,
      new Map(axes.map((axis, index) => [axis, atoms[index] ?? null])),
      referenceData,
    ),
    everybody: contents,
    own: isOfOwn(atoms) ? contents : own.size > 0 ? (own.get(nameAtoms(atoms)) ?? []) : [],
  }));
  return { parts, cells: placed };
}

interface Placing {
  readonly referenceData: ReferenceData;
  readonly ownAgencyIds: ReadonlySet<number>;
}

/** The cells of one part; others are everybody minus the viewer's own. */
export function cellsOf(part: Part, { parts, cells }: PlacedCells): readonly PartCell[] {
  const index = parts.indexOf(part);
  return cells.flatMap(({ place, everybody, own }): readonly PartCell[] => {
    const [all, mine] = [everybody[index], own[index]];
    if (!all || all.count === 0) return [];
    if (!mine) return [{ place, everybody: all, own: 0, others: all }];
    return [
      {
        place,
        everybody: all,
        own: mine.count,
        others: { count: all.count - mine.count, keys: takeKeys(all.keys, mine.keys) },
      },
    ];
  });
}

function nameAtoms(atoms: readonly Atom[]): string {
  return JSON.stringify(atoms);
}
