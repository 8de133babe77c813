import type { ReactNode } from 'react';

import { ListTable } from '#ui/ListTable.js';

import { groupAlike, sayRows } from './alike-corrections.js';
import type { ShownStaged } from './send-documents.js';
import { sayHeading } from './staged-words.js';

interface CorrectionTableProps {
  readonly columns: ShownStaged['columns'];
  readonly corrections: ShownStaged['corrections'];
  /** The action that takes a line back; left out if nothing can be changed. */
  readonly toAction?: ((line: CorrectedLine) => ReactNode) | undefined;
}

type CorrectedLine = ReturnType<typeof groupAlike<ShownStaged['corrections'][number]>>[number];

/** Corrected cells; rows with the same correction make one line. */
export function CorrectionTable({ columns, corrections, toAction }: CorrectionTableProps) {
  if (corrections.length === 0) return null;
  return (
    <ListTable
      caption="Cells that were corrected here. Your file is not changed."
      headings={['Row', 'Column', 'In the file', 'Counts as', 'By']}
      actionHeading={toAction === undefined ? undefined : 'Undo'}
      rows={groupAlike(corrections).map((line) => ({
        key: line.key,
        cells: [
          sayRows(line.rows),
          sayHeading(columns, line.first.column),
          line.first.sent,
          line.first.value,
          line.first.by,
        ],
        action: toAction?.(line),
      }))}
    />
  );
}
