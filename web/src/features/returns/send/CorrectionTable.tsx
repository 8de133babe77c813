import { ListTable } from '#ui/ListTable.js';

import { groupAlike, sayRows } from './alike-corrections.js';
import type { ShownStaged } from './send-documents.js';
import { sayHeading } from './staged-words.js';

interface CorrectionTableProps {
  readonly columns: ShownStaged['columns'];
  readonly corrections: ShownStaged['corrections'];
}

/** Corrected cells; the same correction in several rows is one line. */
export function CorrectionTable({ columns, corrections }: CorrectionTableProps) {
  if (corrections.length === 0) return null;
  return (
    <ListTable
      caption="Cells that were corrected here. Your file is not changed."
      headings={['Row', 'Column', 'In the file', 'Counts as', 'By']}
      rows={groupAlike(corrections).map(({ key, first, rows }) => ({
        key,
        cells: [
          sayRows(rows),
          sayHeading(columns, first.column),
          first.sent,
          first.value,
          first.by,
        ],
      }))}
    />
  );
}
