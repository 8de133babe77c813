import type { ReactNode } from 'react';

import { formatNumber } from '#lib/format.js';
import { ListTable } from '#ui/ListTable.js';

import type { ShownStaged } from './send-documents.js';

interface LeftOutTableProps {
  readonly leftOut: ShownStaged['leftOut'];
  /** The action that includes a row again; left out if nothing can be changed. */
  readonly toAction?: ((row: number) => ReactNode) | undefined;
}

/** The rows that are left out, with their contents; nothing if there are none. */
export function LeftOutTable({ leftOut, toAction }: LeftOutTableProps) {
  if (leftOut.length === 0) return null;
  return (
    <ListTable
      caption="Rows that are left out. Your file is not changed."
      headings={['Row', 'Content', 'By']}
      actionHeading={toAction === undefined ? undefined : 'Put back'}
      rows={leftOut.map(({ row, cells, by }) => ({
        key: String(row),
        cells: [formatNumber(row), cells.join(', '), by],
        action: toAction?.(row),
      }))}
    />
  );
}
