import { formatDay, formatInstant } from '#lib/format.js';

import styles from './FileBar.module.css';
import type { ShownStaged } from './send-documents.js';
import { countRows } from './staged-words.js';

interface FileBarProps {
  readonly staged: Pick<
    ShownStaged,
    | 'id'
    | 'fileName'
    | 'sheet'
    | 'stagedAt'
    | 'stagedBy'
    | 'keptUntil'
    | 'state'
    | 'isTakenBack'
    | 'columns'
    | 'passCount'
    | 'warnCount'
    | 'failCount'
  >;
  /** Whether the file can be downloaded with its findings. */
  readonly isScreened: boolean;
}

/** The file that was sent, who sees it and until when, and the same file with its findings. */
export function FileBar({ staged, isScreened }: FileBarProps) {
  const { id, fileName, sheet, stagedAt, stagedBy, keptUntil } = staged;
  return (
    <section className={styles.file} aria-label="The file">
      <div>
        <b>{`${fileName}${sheet === null ? '' : `, sheet “${sheet}”`}`}</b>
        <p>{`${saySize(staged)}Sent on ${formatInstant(stagedAt)} by ${stagedBy}`}</p>
      </div>
      <div>
        <b>{sayState(staged)}</b>
        <p>{`Kept until ${formatDay(keptUntil)}. Seen by people who may send for your agency, and by its administrators`}</p>
      </div>
      {isScreened ? (
        <p>
          Your file with its findings:{' '}
          <a href={`/import/staged/${id}.xlsx`} download>
            as a workbook
          </a>
          {', '}
          <a href={`/import/staged/${id}.csv`} download>
            as CSV
          </a>
        </p>
      ) : null}
    </section>
  );
}

function sayState({ state, isTakenBack }: Pick<ShownStaged, 'state' | 'isTakenBack'>): string {
  if (isTakenBack) return 'Published and taken back';
  return state === 'PUBLISHED' ? 'Published' : 'Sent, not published';
}

/** `14 columns, 13 rows. `; empty until its rows have been read. */
function saySize({
  columns,
  passCount,
  warnCount,
  failCount,
}: Pick<ShownStaged, 'columns' | 'passCount' | 'warnCount' | 'failCount'>): string {
  const rows = passCount + warnCount + failCount;
  if (rows === 0 || columns.length === 0) return '';
  return `${columns.length} ${columns.length === 1 ? 'column' : 'columns'}, ${countRows(rows)}. `;
}
