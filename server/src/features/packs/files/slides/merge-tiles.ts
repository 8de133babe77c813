import type { PrintedBlock } from '#features/packs/files/printed-document.js';

/**
 * Merges adjacent blocks of tiles with the same columns into one table with a heading for each
 * block, so that one slide replaces many small ones.
 */
export function mergeTiles(blocks: readonly PrintedBlock[]): readonly PrintedBlock[] {
  const merged: PrintedBlock[] = [];
  for (const block of blocks) {
    const former = merged.at(-1);
    if (former !== undefined && areAlike(former, block)) merged.splice(-1, 1, join(former, block));
    else merged.push(block);
  }
  return merged;
}

function areAlike(one: PrintedBlock, other: PrintedBlock): boolean {
  const isTold = ({ tiles, table }: PrintedBlock) =>
    tiles.length > 0 && tiles.length === table.rows.length;
  const headings = ({ table }: PrintedBlock) =>
    table.columns.map(({ heading }) => heading).join('\n');
  return isTold(one) && isTold(other) && headings(one) === headings(other);
}

function join(former: PrintedBlock, block: PrintedBlock): PrintedBlock {
  const grouped = ({ table, about }: PrintedBlock) =>
    table.rows.map((row) => ({ ...row, group: row.group ?? about }));
  return {
    ...former,
    finding: { text: '' },
    tiles: [...former.tiles, ...block.tiles],
    table: {
      ...former.table,
      rowHeading: 'Measure',
      rows: [...grouped(former), ...grouped(block)],
    },
    notes: [...former.notes, ...block.notes],
  };
}
