import { toText } from '#domain/figures/gaps.js';
import type { KeyValue, World } from '#domain/figures/world.js';
import type { Axis } from '#domain/measures/dimensions.js';

import type { Atom } from './axes/axis-model.js';
import type { PartCell } from './cells.js';
import type { OpenLattice } from './lattice.js';
import { addKeys, type Content, publish } from './lottery.js';
import { keysOf, type Rows } from './row-keys.js';

/** What a row shows of a part. */
export interface PublishedRow {
  readonly key: readonly KeyValue[];
  /** As it is: one's own, and what is open of everybody's. */
  readonly exact: number;
  /** Of others. */
  readonly shown: number;
}

export interface Publishing extends Rows {
  readonly lattice: OpenLattice;
  readonly world: World;
  /** Whether records of these atoms are open, and counted as they are. */
  readonly isOpen: (atoms: ReadonlyMap<Axis, Atom>) => boolean;
  /** Whether a cell is published elsewhere, and so is shown as it is. */
  readonly isPublished: (nodes: readonly string[]) => boolean;
  /** Of the installation. */
  readonly salt: number;
}

/** Publishes a part: in each row what is exact, and for others the sum of what is drawn for each of its cells. By the text of their keys. */
export function publishPart(cells: readonly PartCell[], publishing: Publishing): ReadonlyMap<string, PublishedRow> {
  const { lattice, world, isOpen, isPublished, salt } = publishing;
  const rows = new Map<string, { key: readonly KeyValue[]; exact: number; readonly drawn: Map<string, Drawn> }>();
  for (const { atoms, everybody, own, others } of cells) {
    for (const key of keysOf(publishing, atoms, world)) {
      const name = toText(key);
      const row = rows.get(name) ?? { key, exact: 0, drawn: new Map() };
      rows.set(name, row);
      if (isOpen(atoms)) {
        row.exact += everybody.count;
        continue;
      }
      row.exact += own;
      const nodes = others.count > 0 ? lattice.cellIn(key, atoms) : null;
      if (nodes) add(row.drawn, nodes, others);
    }
  }
  return new Map(
    [...rows].map(([name, { key, exact, drawn }]) => {
      const shown = [...drawn.values()].map(({ nodes, content }) => (isPublished(nodes) ? content.count : publish(content, salt)));
      return [name, { key, exact, shown: shown.reduce((sum, value) => sum + value, 0) }] as const;
    }),
  );
}

/** A cell of the lattice with what is in it. */
interface Drawn {
  readonly nodes: readonly string[];
  readonly content: Content;
}

function add(cells: Map<string, Drawn>, nodes: readonly string[], { count, keys }: Content): void {
  const name = JSON.stringify(nodes);
  const known = cells.get(name)?.content ?? { count: 0, keys: 0 };
  cells.set(name, { nodes, content: { count: known.count + count, keys: addKeys(known.keys, keys) } });
}
