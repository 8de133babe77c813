import { addKeys } from '#domain/disclosure/perturbation.js';

import { WHOLE } from './attack-axis.js';
import { isPublishedAlready, isToCome } from './published-cells.js';
import { ENDLESS, type Rule } from './rule.js';
import { type Answer, type Row, rowsAt, type Table, WITHHELD } from './table.js';
import { partOfNode, type Target } from './target.js';

/** The value of a cell that was not asked about, or is withheld. */
export const NOT_ASKED = WITHHELD;

/** All cells with the same cuts, in sequence: the node on the last axis varies fastest. */
export interface Block {
  /** Positions of the block's axes in the target, ascending. */
  readonly axes: readonly number[];
  readonly sizes: readonly number[];
  /** The distance between cells with successive nodes on an axis. */
  readonly strides: readonly number[];
  /** The true counts, used only to judge an attack. */
  readonly truth: Int32Array;
  /** The sum of the record keys in each cell. */
  readonly keys: Uint32Array;
  readonly shown: Int32Array;
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** The number of records that the parts of each cell prove. Filled in after all questions. */
  readonly below: Int32Array;
  /**
   * 1 for a cell whose number is not secret, because it is published elsewhere and so shown
   * exactly, or because its quarter has not begun.
   */
  readonly published: Uint8Array;
}

/** All numbers that an attacker was shown, and the bounds of each cell that follow. */
export interface Ledger {
  readonly target: Target;
  readonly blocks: ReadonlyMap<string, Block>;
  /** The number of cells that showed different numbers in different spellings. */
  readonly contradictions: number;
  /** Records what a table showed, row by row; rows that are not cells are left out. */
  readonly note: (table: Table, answer: Answer) => void;
}

/** Starts a ledger in which nothing is known except that no count is negative. */
export function startLedger(target: Target, rule: Pick<Rule, 'read'>): Ledger {
  const blocks = new Map<string, Block>();
  let contradictions = 0;
  return {
    target,
    blocks,
    get contradictions() {
      return contradictions;
    },
    note(table, answer) {
      if (answer === null || !isOfCells(target, table)) return;
      const axes = table.cuts.map(({ axis }) => axis).toSorted((a, b) => a - b);
      const block = blocks.get(nameOf(axes)) ?? makeBlock(target, axes);
      blocks.set(nameOf(axes), block);
      for (const [place, shown] of answer.entries()) {
        const rows = rowsAt(table, place);
        const cell = cellOf(block, table, rows);
        if (cell === null || shown === WITHHELD) continue;
        if (block.shown[cell] !== NOT_ASKED && block.shown[cell] !== shown) contradictions += 1;
        block.shown[cell] = shown;
        const isPublished =
          isPublishedAlready(target, table, rows) || isToCome(target, table, rows);
        const { low, high } = isPublished ? { low: shown, high: shown } : rule.read(shown);
        block.published[cell] = isPublished ? 1 : 0;
        block.low[cell] = Math.max(block.low[cell] ?? 0, low);
        block.high[cell] = Math.min(block.high[cell] ?? ENDLESS, high);
      }
    },
  };
}

/**
 * Whether the answers of a table are cells. They are sums if the table lacks a cut on an axis that
 * is always cut.
 */
function isOfCells({ axes }: Target, { cuts }: Table): boolean {
  return axes.every(({ hasWhole }, place) => hasWhole || cuts.some(({ axis }) => axis === place));
}

/** The key of a block, from its axes. */
export function nameOf(axes: readonly number[]): string {
  return axes.join(',');
}

function cellOf({ axes, strides }: Block, { cuts }: Table, rows: readonly Row[]): number | null {
  let cell = 0;
  for (const [index, { axis }] of cuts.entries()) {
    const node = rows[index]?.node ?? null;
    if (node === null) return null;
    cell += node * (strides[axes.indexOf(axis)] ?? 0);
  }
  return cell;
}

function makeBlock(target: Target, axes: readonly number[]): Block {
  const sizes = axes.map((axis) => target.axes[axis]?.nodes.length ?? 0);
  const strides = sizes.map((_, index) =>
    sizes.slice(index + 1).reduce((product, size) => product * size, 1),
  );
  const size = sizes.reduce((product, each) => product * each, 1);
  return {
    axes,
    sizes,
    strides,
    ...countTruth(target, axes, { strides, size }),
    shown: new Int32Array(size).fill(NOT_ASKED),
    low: new Int32Array(size),
    high: new Int32Array(size).fill(ENDLESS),
    below: new Int32Array(size),
    published: new Uint8Array(size),
  };
}

function countTruth(
  target: Target,
  axes: readonly number[],
  { strides, size }: { readonly strides: readonly number[]; readonly size: number },
): Pick<Block, 'truth' | 'keys'> {
  const truth = new Int32Array(size);
  const keys = new Uint32Array(size);
  const ofParts = axes.findIndex((axis) => target.axes[axis]?.axis === null);
  const others = axes.flatMap((axis, index) =>
    index === ofParts ? [] : [{ axis, stride: strides[index] ?? 0 }],
  );
  const folded = target.fold(others.map(({ axis }) => axis));
  const nodesOf = others.map(({ axis }) => nodesByAtom(target, axis));
  const partNodes =
    ofParts < 0 ? [null] : [...(target.axes[axes[ofParts] ?? WHOLE]?.nodes.keys() ?? [])];
  for (const node of partNodes) {
    const contents = folded.contents[partOfNode(target, node)];
    const start = (node ?? 0) * (strides[ofParts] ?? 0);
    for (let cell = 0; cell < folded.size; cell += 1) {
      const count = contents?.counts[cell] ?? 0;
      if (count === 0) continue;
      let places: readonly number[] = [start];
      for (const [index, { axis, stride }] of others.entries()) {
        const nodes = nodesOf[index]?.[folded.atoms[axis]?.[cell] ?? -1] ?? [];
        places = places.flatMap((place) => nodes.map((each) => place + each * stride));
      }
      for (const place of places) {
        truth[place] = (truth[place] ?? 0) + count;
        keys[place] = addKeys(keys[place] ?? 0, contents?.keys[cell] ?? 0);
      }
    }
  }
  return { truth, keys };
}

function nodesByAtom({ axes }: Target, axis: number): readonly (readonly number[])[] {
  const { atoms, nodes } = axes[axis] ?? { atoms: [], nodes: [] };
  const found = atoms.map((): number[] => []);
  for (const [place, node] of nodes.entries())
    for (const atom of node.atoms) found[atom]?.push(place);
  return found;
}
