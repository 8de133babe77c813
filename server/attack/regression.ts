import { isInFirst } from './guess.js';
import { type Block, type Ledger, NOT_ASKED } from './ledger.js';
import { type Partition, partitionsOf } from './partitions.js';
import { startRidge } from './ridge.js';

/**
 * The variance of a shown figure (7) divided by the variance of a partition’s weight. With about
 * ten partitions, few weigh more than a fifth.
 */
const PENALTY = 7 / 0.2 ** 2;

/** The estimates of a block’s cells, by position. */
export interface Regressed {
  /** The estimate of each cell; NaN for a cell that was not asked about. */
  readonly estimates: Float64Array;
  /**
   * The number of partitions that show a number. Each of them proves that the cell is not empty.
   */
  readonly proofs: Uint8Array;
}

/**
 * Estimates every cell of a block from the number it shows and the total of each partition. An
 * attacker who knows the true counts of one half of the cells, and can simulate their rounding as
 * often as they like, learns how much to trust each partition, and estimates the cells of the other
 * half. Cells with the same partitions have three regressions: for cells that show nothing, cells
 * that show 5, and cells that show more.
 *
 * @param ledgers the ledgers of the same figures under several salts
 * @returns the estimates under each salt
 */
export function regress(ledgers: readonly Ledger[], name: string): readonly Regressed[] {
  const [first] = ledgers;
  const block = first?.blocks.get(name);
  if (!first || !block) return [];
  const partitions = partitionsOf(first, block);
  const shown = ledgers.map(({ blocks }) => blocks.get(name)?.shown ?? new Int32Array());
  const found = shown.map(({ length }): Regressed => ({
    estimates: new Float64Array(length).fill(NaN),
    proofs: new Uint8Array(length),
  }));
  for (const [ways, cells] of groupByWays(first, block, partitions)) {
    const differences = ledgers.map((ledger) =>
      ways.map((partition) => differencesOf(ledger, { block: name, partition, cells })),
    );
    for (const half of [true, false]) {
      for (const isSort of sorts) {
        const ridge = startRidge(ways.length + 1, PENALTY);
        const each = (
          isLearnt: boolean,
          identity: (features: Float64Array, perturbation: number, cell: number) => void,
        ) => {
          for (const [index, cell] of cells.entries()) {
            if ((isInFirst(cell) === half) !== isLearnt) continue;
            for (const [perturbation, of] of differences.entries()) {
              const own = shown[perturbation]?.[cell] ?? NOT_ASKED;
              const features = Float64Array.from([1, ...of.map((sums) => sums[index] ?? 0)]);
              if (own !== NOT_ASKED && isSort(own)) identity(features, perturbation, cell);
            }
          }
        };
        each(true, (features, perturbation, cell) =>
          ridge.add(features, (block.truth[cell] ?? 0) - toCount(shown[perturbation]?.[cell])),
        );
        const weights = ridge.solve();
        each(false, (features, perturbation, cell) => {
          const more = features.reduce(
            (sum, feature, index) => sum + feature * (weights[index] ?? 0),
            0,
          );
          const of = found[perturbation];
          const own = toCount(shown[perturbation]?.[cell]);
          if (!of) return;
          of.estimates[cell] = Math.max(0, own + more);
          of.proofs[cell] = features
            .subarray(1)
            .filter((difference) => difference + own > 0).length;
        });
      }
    }
  }
  return found;
}

/** The three kinds of cells, by the number that the cell itself shows. */
const sorts: readonly ((shown: number) => boolean)[] = [
  (shown) => shown <= 0,
  (shown) => shown === 5,
  (shown) => shown > 5,
];

/** A hidden figure counts as zero. */
function toCount(shown = 0): number {
  return Math.max(shown, 0);
}

/** Groups the cells of a block by the partitions that were asked about. */
function groupByWays(
  { blocks }: Ledger,
  block: Block,
  partitions: readonly Partition[],
): ReadonlyMap<readonly Partition[], readonly number[]> {
  const groups = new Map<
    string,
    { readonly ways: readonly Partition[]; readonly cells: number[] }
  >();
  for (const cell of block.truth.keys()) {
    if (block.published[cell] === 1) continue;
    const is = partitions.map(({ of, placesOf }) => {
      const shown = blocks.get(of)?.shown;
      return placesOf(cell)?.every((place) => (shown?.[place] ?? NOT_ASKED) !== NOT_ASKED) ?? false;
    });
    const group = groups.get(is.join()) ?? {
      ways: partitions.filter((_, index) => is[index]),
      cells: [],
    };
    groups.set(is.join(), group);
    group.cells.push(cell);
  }
  return new Map([...groups.values()].map(({ ways, cells }) => [ways, cells]));
}

/** The total of each partition, minus the number that the cell itself shows. */
function differencesOf(
  { blocks }: Ledger,
  {
    block,
    partition,
    cells,
  }: { readonly block: string; readonly partition: Partition; readonly cells: readonly number[] },
): Float64Array {
  const own = blocks.get(block)?.shown;
  const parts = blocks.get(partition.of)?.shown;
  return Float64Array.from(cells, (cell) => {
    const sum = (partition.placesOf(cell) ?? []).reduce(
      (all, place) => all + toCount(parts?.[place]),
      0,
    );
    return sum - toCount(own?.[cell]);
  });
}
