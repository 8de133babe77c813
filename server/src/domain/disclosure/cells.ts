import type { Axis } from '#domain/measures/dimensions.js';
import type { Part } from '#domain/measures/measure.js';

import type { Atom } from './axes/axis-model.js';
import { type Content, takeKeys } from './lottery.js';

/** Protected records added up, as they were read: nothing of it leaves but through `publishPart`. */
export interface CellTable {
  /** What cells are told apart by; at least what the lattices of the parts need. */
  readonly axes: readonly Axis[];
  readonly parts: readonly Part[];
  readonly cells: readonly ReadCell[];
}

export interface ReadCell {
  /** Whose records: everybody's, the viewer's among them, or the viewer's alone. */
  readonly of: 'EVERYBODY' | 'OWN';
  /** In the order of the axes. */
  readonly atoms: readonly Atom[];
  /** In the order of the parts. */
  readonly contents: readonly Content[];
}

/** What one part has in a cell. */
export interface PartCell {
  readonly atoms: ReadonlyMap<Axis, Atom>;
  readonly everybody: Content;
  readonly own: number;
  readonly others: Content;
}

const nothing: Content = { count: 0, keys: 0 };

/** The cells of one part: others are everybody less one's own. */
export function cellsOf(part: Part, { axes, parts, cells }: CellTable, ownAgencyIds: ReadonlySet<number>): readonly PartCell[] {
  const index = parts.indexOf(part);
  const agencyIndex = axes.indexOf('AGENCY');
  const isOwnAgency = (atoms: readonly Atom[]) => {
    const agency = agencyIndex < 0 ? null : atoms[agencyIndex];
    return typeof agency === 'number' && ownAgencyIds.has(agency);
  };
  const own = new Map(cells.flatMap(({ of, atoms, contents }) => (of === 'OWN' ? [[nameAtoms(atoms), contents[index] ?? nothing]] : [])));
  return cells.flatMap(({ of, atoms, contents }): readonly PartCell[] => {
    const everybody = contents[index] ?? nothing;
    if (of === 'OWN' || everybody.count === 0) return [];
    const mine = agencyIndex >= 0 ? (isOwnAgency(atoms) ? everybody : nothing) : (own.get(nameAtoms(atoms)) ?? nothing);
    const others = { count: everybody.count - mine.count, keys: takeKeys(everybody.keys, mine.keys) };
    return [{ atoms: new Map(axes.map((axis, place) => [axis, atoms[place] ?? null])), everybody, own: mine.count, others }];
  });
}

function nameAtoms(atoms: readonly Atom[]): string {
  return JSON.stringify(atoms);
}
