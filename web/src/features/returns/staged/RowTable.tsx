import { ReturnMark } from '#features/returns/ReturnMark.js';
import { formatNumber } from '#lib/format.js';
import { ListTable } from '#ui/ListTable.js';
import { ScrollRegion } from '#ui/ScrollRegion.js';

import type { ShownRowPage } from './row-documents.js';
import styles from './RowTable.module.css';
import type { ShownStaged } from './send-documents.js';
import { sayHeading } from './staged-words.js';
import { StatusShape } from './StatusShape.js';
import { findReading } from './word-choices.js';

interface RowTableProps {
  readonly caption: string;
  readonly read: ShownRowPage;
  readonly staged: Pick<ShownStaged, 'columns' | 'corrections' | 'wordColumns'>;
}

type ShownRow = ShownRowPage['rows'][number];

/** Rows of the file, one below the other, with a mark at each cell that is wrong. */
export function RowTable({ caption, read, staged }: RowTableProps) {
  const { columns, rows, hasAllFindings } = read;
  const corrected = new Set(staged.corrections.map(({ row, column }) => `${row} ${column}`));
  return (
    <ScrollRegion label="All rows">
      <div className={styles.table}>
        <ListTable
          caption={caption}
          headings={[
            'Row',
            'What is wrong',
            ...columns.map((column) => sayHeading(staged.columns, column)),
          ]}
          rows={rows.map((each) => ({
            key: String(each.row),
            ...(each.findings.length > 0
              ? {}
              : { fold: { text: 'Show', label: `Show row ${formatNumber(each.row)}` } }),
            cells: [
              <span key="row" className={styles.row}>
                {`Row ${formatNumber(each.row)} `}
                <RowMark row={each} hasAllFindings={hasAllFindings} />
              </span>,
              each.findings.length === 0 ? (
                ''
              ) : (
                <ul key="wrong" className={styles.wrong}>
                  {each.findings.map(({ column, message }) => (
                    <li key={`${column ?? ''} ${message}`}>
                      {`${column === null ? '' : `${sayHeading(staged.columns, column)}: `}${message}`}
                    </li>
                  ))}
                </ul>
              ),
              ...columns.map((column, index) => (
                <Cell
                  key={column}
                  value={each.cells[index] ?? ''}
                  reading={findReading(staged.wordColumns, column, each.cells[index] ?? '')}
                  level={each.findings.find((finding) => finding.column === column)?.level ?? null}
                  isCorrected={corrected.has(`${each.row} ${column}`)}
                />
              )),
            ],
          }))}
        />
      </div>
    </ScrollRegion>
  );
}

interface RowMarkProps {
  readonly row: ShownRow;
  readonly hasAllFindings: boolean;
}

function RowMark({ row: { isLeftOut, findings }, hasAllFindings }: RowMarkProps) {
  const [worst] = findings;
  if (isLeftOut) return <ReturnMark state="NOT_DUE">Left out</ReturnMark>;
  if (worst !== undefined) return <StatusShape level={worst.level} />;
  return hasAllFindings ? <ReturnMark state="RECEIVED">Pass</ReturnMark> : null;
}

interface CellProps {
  readonly value: string;
  /** The entry that the value counts as, if that is another word; null otherwise. */
  readonly reading: string | null;
  /** The more serious level of the cell's findings; null if it has none. */
  readonly level: ShownRow['findings'][number]['level'] | null;
  readonly isCorrected: boolean;
}

function Cell({ value, reading, level, isCorrected }: CellProps) {
  if (level === null && !isCorrected && reading === null) return value;
  return (
    <span className={styles.marked}>
      {level === null ? null : <StatusShape level={level} />}
      <span className={styles.value}>{value === '' ? 'empty' : value}</span>
      {reading === null ? null : <span className={styles.note}>{`as ${reading}`}</span>}
      {isCorrected ? <span className={styles.note}>corrected</span> : null}
    </span>
  );
}
