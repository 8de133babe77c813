import { type Sum, WHOLE } from './attack-axis.js';
import { type Block, type Ledger, nameOf } from './ledger.js';

/** A partition of each cell of a block into disjoint cells that add up to it. */
export interface Partition {
  /** The block of the parts, by its key. */
  readonly of: string;
  /** The positions of a cell’s parts in the block of parts; null for a cell without such parts. */
  readonly placesOf: (cell: number) => readonly number[] | null;
}

/**
 * All partitions of a block: along each axis that does not cut it and, for cells of a parent, into
 * the children along an axis that cuts it.
 */
export function partitionsOf(ledger: Ledger, block: Block): readonly Partition[] {
  const { axes } = ledger.target;
  return [...axes.keys()].flatMap((axis) =>
    block.axes.includes(axis) ? alongOwn(ledger, block, axis) : alongOther(ledger, block, axis),
  );
}

function alongOther({ target, blocks }: Ledger, block: Block, axis: number): readonly Partition[] {
  const of = nameOf([...block.axes, axis].toSorted((a, b) => a - b));
  const finer = blocks.get(of);
  if (!finer) return [];
  const stride = strideOn(finer, axis);
  return partitionSums(target.axes[axis]?.sums)
    .filter((sum) => sum.of === WHOLE)
    .map(({ parts }) => {
      const distances = parts.map((part) => part * stride);
      return {
        of,
        placesOf: (cell) => {
          const base = block.axes.reduce(
            (place, own) => place + nodeOn(block, own, cell) * strideOn(finer, own),
            0,
          );
          return distances.map((distance) => base + distance);
        },
      };
    });
}

function alongOwn({ target }: Ledger, block: Block, axis: number): readonly Partition[] {
  const byNode = new Map<number, (readonly number[])[]>();
  for (const { of, parts } of partitionSums(target.axes[axis]?.sums))
    if (of !== WHOLE) byNode.set(of, [...(byNode.get(of) ?? []), parts]);
  const most = Math.max(0, ...[...byNode.values()].map(({ length }) => length));
  const stride = strideOn(block, axis);
  return Array.from({ length: most }, (_, index) => ({
    of: nameOf(block.axes),
    placesOf: (cell) => {
      const node = nodeOn(block, axis, cell);
      return byNode.get(node)?.[index]?.map((part) => cell + (part - node) * stride) ?? null;
    },
  }));
}

function partitionSums(sums: readonly Sum[] = []): readonly Sum[] {
  return sums.filter(({ kind }) => kind === 'PARTITION');
}

function strideOn({ axes, strides }: Block, axis: number): number {
  return strides[axes.indexOf(axis)] ?? 0;
}

function nodeOn(block: Block, axis: number, cell: number): number {
  return (
    Math.floor(cell / (strideOn(block, axis) || 1)) % (block.sizes[block.axes.indexOf(axis)] ?? 1)
  );
}
