/** A block, and how many tiles wide it is. */
interface Block {
  readonly units: number;
}

/** Content for a row that is not full. It needs a width of at least `atLeast` tiles. */
interface Filler<Key> {
  readonly key: Key;
  readonly atLeast: number;
}

export interface PackedRow<Item extends Block, Key> {
  /** The number of columns in the row. */
  readonly columns: number;
  readonly items: readonly Item[];
  readonly fillers: readonly { readonly key: Key; readonly units: number }[];
}

/** The number of tiles side by side on a wide screen. */
const across = 4;

/**
 * Lays blocks out in rows of four tiles so that no row ends in a hole. The order is kept, except
 * that a later block that exactly fills a row is brought forward. Fillers take the remaining holes,
 * the widest first; fillers without a hole make a last row. A row that is still not full has fewer
 * columns, with wider tiles.
 */
export function packRows<Item extends Block, Key>(
  blocks: readonly Item[],
  fillers: readonly Filler<Key>[],
): readonly PackedRow<Item, Key>[] {
  const rows = fillRows(blocks);
  const placed = new Map<number, { readonly key: Key; readonly units: number }>();
  const left: Filler<Key>[] = [];

  for (const filler of fillers.toSorted((one, other) => other.atLeast - one.atLeast)) {
    const open = rows
      .map((row, index) => ({ index, hole: across - countUnits(row) }))
      .filter(({ index, hole }) => !placed.has(index) && hole >= filler.atLeast)
      .toSorted((one, other) => other.hole - one.hole);
    const [widest] = open;
    if (widest === undefined) left.push(filler);
    else placed.set(widest.index, { key: filler.key, units: widest.hole });
  }

  const packed = rows.map((items, index) => {
    const filler = placed.get(index);
    return filler === undefined
      ? { columns: Math.min(countUnits(items), across), items, fillers: [] }
      : { columns: across, items, fillers: [filler] };
  });
  if (left.length === 0) return packed;
  return [
    ...packed,
    {
      columns: across,
      items: [],
      fillers: left.map(({ key }) => ({ key, units: across / left.length })),
    },
  ];
}

function fillRows<Item extends Block>(blocks: readonly Item[]): readonly (readonly Item[])[] {
  const waiting = [...blocks];
  const rows: Item[][] = [];
  for (let first = waiting.shift(); first !== undefined; first = waiting.shift()) {
    const hole = across - first.units;
    const fitting = waiting.findIndex(({ units }) => units === hole);
    rows.push(fitting === -1 ? [first] : [first, ...waiting.splice(fitting, 1)]);
  }
  return rows;
}

function countUnits(items: readonly Block[]): number {
  return items.reduce((sum, { units }) => sum + units, 0);
}
