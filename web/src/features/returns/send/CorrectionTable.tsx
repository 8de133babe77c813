import { ListTable } from '#ui/ListTable.js';

import { groupAlike, sayRows } from './alike-corrections.js';
import type { ShownStaged } from './send-documents.js';
import { sayColumn } from './staged-words.js';

interface CorrectionTableProps {
  readonly corrections: ShownStaged['corrections'];
}

/** Corrected cells; the same correction in several rows is one line. */
export function CorrectionTable({ corrections }: CorrectionTableProps) {
  if (corrections.length === 0) return null;
  return (
    <ListTable
      caption="Cells that were corrected here. Your file is not changed."
      headings={['Row', 'Column', 'In the file', 'Counts as', 'By']}
      rows={groupAlike(corrections).map(({ key, first, rows }) => ({
        key,
        cells: [sayRows(rows), sayColumn(first.column), first.sent, first.value, first.by],
      }))}
    />
  );
}
