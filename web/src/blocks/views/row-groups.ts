import type { BlockRow } from '#blocks/block.type.js';

export interface RowGroup {
  /** Null for rows without a heading. */
  readonly heading: string | null;
  readonly rows: readonly BlockRow[];
}

/** Rows in order, with consecutive rows of one heading grouped. */
export function groupRows(rows: readonly BlockRow[]): readonly RowGroup[] {
  const groups: { heading: string | null; rows: BlockRow[] }[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.heading === row.group) last.rows.push(row);
    else groups.push({ heading: row.group, rows: [row] });
  }
  return groups;
}
