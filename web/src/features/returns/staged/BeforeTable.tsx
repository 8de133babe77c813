import { formatNumber } from '#lib/format.js';
import { ListTable } from '#ui/ListTable.js';

import { groupAlike, sayRows } from './alike-corrections.js';
import type { ShownStaged } from './send-documents.js';
import { sayHeading } from './staged-words.js';

interface BeforeTableProps {
  readonly columns: ShownStaged['columns'];
  readonly corrections: ShownStaged['correctionsBefore'];
  readonly leftOut: ShownStaged['leftOutBefore'];
}

/** Corrections in an earlier file; rows with the same value in a column make one line. */
export function BeforeTable({ columns, corrections, leftOut }: BeforeTableProps) {
  return (
    <ListTable
      caption="Corrections in an earlier file"
      headings={['Row', 'Column', 'In the file', 'Then counted as']}
      rows={[
        ...groupAlike(corrections).map(({ key, first, rows }) => ({
          key,
          cells: [sayRows(rows), sayHeading(columns, first.column), first.sent, first.value],
        })),
        ...leftOut.map(({ row, cells }) => ({
          key: String(row),
          cells: [formatNumber(row), 'the whole row', cells.join(', '), 'left out'],
        })),
      ]}
    />
  );
}
