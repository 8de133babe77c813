import { formatNumber } from '#lib/format.js';
import { ListTable } from '#ui/ListTable.js';

import type { ShownStaged } from './send-documents.js';
import { countRows, listRows, sayColumn } from './staged-words.js';

interface CorrectionTableProps {
  readonly corrections: ShownStaged['corrections'];
}

/** Corrected cells; the same correction in several rows is one line. */
export function CorrectionTable({ corrections }: CorrectionTableProps) {
  if (corrections.length === 0) return null;
  const lines = new Map<string, ShownStaged['corrections'][number] & { readonly rows: number[] }>();
  for (const each of corrections) {
    const key = [each.column, each.sent, each.value, each.by].join('\u0000');
    const line = lines.get(key);
    if (line) line.rows.push(each.row);
    else lines.set(key, { ...each, rows: [each.row] });
  }
  return (
    <ListTable
      caption="Cells that were put right here. Your file stays as it came."
      headings={['Row', 'Column', 'In the file', 'Counts as', 'By']}
      rows={[...lines].map(([key, { rows, column, sent, value, by }]) => ({
        key,
        cells: [
          rows.length === 1
            ? formatNumber(rows[0] ?? 0)
            : `${countRows(rows.length)}: ${listRows(rows, rows.length)}`,
          ...[sayColumn(column), sent, value, by],
        ],
      }))}
    />
  );
}
