import type { Axis } from '#domain/measures/dimensions.js';
import type { KeyValue } from '#domain/question/dimension-values.js';
import { finish, type Steps } from '#domain/steps.js';

import type { Atom } from './axes/axis-model.js';
import type { PartCell } from './cells.js';
import type { OpenLattice } from './lattice.js';
import { addKeys, type Content, perturb } from './perturbation.js';

/** What a row shows of a part. */
export interface PublishedRow {
  readonly key: readonly KeyValue[];
  /** The exact number: the viewer's own records, and those open to everybody. */
  readonly exact: number;
  /** What is shown of others. */
  readonly shown: number;
  /**
   * The number of others' cells that were perturbed and show something: their true values can be
   * narrowed down one by one. The number never leaves the server.
   */
  readonly cells: number;
}

export interface Publishing {
  readonly lattice: OpenLattice;
  /** Whether records with these atoms are open, and counted exactly. */
  readonly isOpen: (atoms: ReadonlyMap<Axis, Atom>) => boolean;
  /** Whether a cell is published elsewhere, and so shown exactly. */
  readonly isPublished: (nodes: readonly string[]) => boolean;
  /** The installation's salt. */
  readonly salt: number;
}

/**
 * Publishes a part: in each row the exact number and, for others, the sum of its perturbed cells.
 * The result is by row key as text.
 */
export function publishPart(
  cells: readonly PartCell[],
  publishing: Publishing,
): ReadonlyMap<string, PublishedRow> {
  return finish(publishPartInSteps(cells, publishing));
}

/** `publishPart` in steps that can be interrupted after each cell. */
export function* publishPartInSteps(
  cells: readonly PartCell[],
  { lattice, isOpen, isPublished, salt }: Publishing,
): Steps<ReadonlyMap<string, PublishedRow>> {
  const rows = new Map<string, Row>();
  for (const { place, everybody, own, others } of cells) {
    const isAllOpen = isOpen(place.atoms);
    for (const rowPlace of place.rows) {
      const { key, name } = rowPlace;
      const row = rows.get(name) ?? new Row(key);
      rows.set(name, row);
      row.exact += isAllOpen ? everybody.count : own;
      const isToldNothing = isAllOpen || others.count === 0 || lattice.isOfOwnPlace(key);
      const nodes = isToldNothing ? null : lattice.cellIn(rowPlace, place.atoms);
      if (nodes) row.add(nodes, others);
    }
    yield;
  }
  const draw = ({ nodes, content }: Drawn): Shown => {
    if (isPublished(nodes)) return { shown: content.count, cells: 0 };
    const shown = perturb(content, salt);
    return { shown, cells: shown > 0 ? 1 : 0 };
  };
  return new Map(
    [...rows].map(
      ([name, row]) => [name, { key: row.key, exact: row.exact, ...row.sum(draw) }] as const,
    ),
  );
}

/** A cell of the lattice with its contents. */
interface Drawn {
  readonly nodes: readonly string[];
  readonly content: Content;
}

type Shown = Pick<PublishedRow, 'shown' | 'cells'>;

/** A row to which cells are added. Most rows have only one cell. */
class Row {
  exact = 0;
  private first: Drawn | null = null;
  private readonly more = new Map<string, Drawn>();

  constructor(readonly key: readonly KeyValue[]) {}

  add(nodes: readonly string[], content: Content): void {
    if (this.first === null) this.first = { nodes, content };
    else if (isSame(this.first.nodes, nodes))
      this.first = { nodes, content: together(this.first.content, content) };
    else {
      const name = nodes.join(' | ');
      const known = this.more.get(name);
      this.more.set(name, { nodes, content: known ? together(known.content, content) : content });
    }
  }

  sum(draw: (drawn: Drawn) => Shown): Shown {
    let sum = this.first === null ? nothing : draw(this.first);
    for (const drawn of this.more.values()) {
      const { shown, cells } = draw(drawn);
      sum = { shown: sum.shown + shown, cells: sum.cells + cells };
    }
    return sum;
  }
}

const nothing: Shown = { shown: 0, cells: 0 };

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.every((node, index) => node === others[index]);
}

function together(some: Content, others: Content): Content {
  return { count: some.count + others.count, keys: addKeys(some.keys, others.keys) };
}
