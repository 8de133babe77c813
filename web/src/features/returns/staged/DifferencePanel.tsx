import { formatNumber } from '#lib/format.js';
import { sayColumn } from '#parts/column-name.js';
import { ListTable } from '#ui/ListTable.js';

import styles from './Send.module.css';
import type { ShownStaged } from './send-documents.js';

interface DifferencePanelProps {
  readonly difference: NonNullable<ShownStaged['difference']>;
  readonly isPublished: boolean;
  /** Whether the records are shown at once. */
  readonly isOpen: boolean;
}

/** The records that publishing adds, changes and withdraws. */
export function DifferencePanel({ difference, isPublished, isOpen }: DifferencePanelProps) {
  const { added, corrected, withdrawn, records } = difference;
  const said = `${formatNumber(added)} new, ${formatNumber(corrected)} changed, ${formatNumber(withdrawn)} withdrawn`;
  return (
    <section className={styles.panel} aria-labelledby="difference">
      <h2 id="difference" tabIndex={-1}>
        {added + corrected + withdrawn === 0
          ? isPublished
            ? 'It changed no records'
            : 'It is the same as the published return'
          : `${isPublished ? 'What it changed' : 'What it would change'}: ${said}`}
      </h2>
      {withdrawn === 0 || isPublished ? null : (
        <p>
          {`${formatNumber(withdrawn)} ${withdrawn === 1 ? 'published record' : 'published records'} not in this file would be withdrawn. A return covers the whole quarter.`}
        </p>
      )}
      {records.length === 0 ? null : (
        <details open={isOpen}>
          <summary id="records">Show them record by record</summary>
          <ListTable
            caption="Records that change, the first fifty of each kind"
            headings={['Record', 'Change', 'What differs']}
            rows={records.map(({ key, change, values }) => ({
              key: `${change} ${key}`,
              cells: [key, changes[change], values.map(sayValue).join('; ')],
            }))}
          />
        </details>
      )}
    </section>
  );
}

/** `hours committed: 12, now 14`. */
function sayValue({
  column,
  before,
  after,
}: DifferencePanelProps['difference']['records'][number]['values'][number]): string {
  return `${sayColumn(column)}: ${before ?? 'empty'}, now ${after ?? 'empty'}`;
}

const changes = { ADDED: 'new', CORRECTED: 'changed', WITHDRAWN: 'withdrawn' } as const;
