import type { ReactNode } from 'react';

import type { LogPageQuery } from '#graphql/operations.js';
import { formatInstant, formatNumber } from '#lib/format.js';
import { Actions } from '#ui/Actions.js';
import { toButtonClass } from '#ui/button-look.js';
import { ListTable } from '#ui/ListTable.js';

import { actionNames } from './action-names.js';
import styles from './LogEntries.module.css';

type Entry = LogPageQuery['auditLog']['edges'][number]['node'];

interface LogEntriesProps {
  readonly entries: readonly Entry[];
  /** How many entries match the filters, on all pages. */
  readonly total: number;
  /** The address of a file with all entries that match. */
  readonly file: string;
}

const headings = ['When', 'Action', 'Who', 'What', 'Why', 'Rows'];

/** How many characters of a session's id are shown: enough to see which entries belong together. */
const SESSION_LENGTH = 8;

/** One page of entries, and a link to all of them as a file. */
export function LogEntries({ entries, total, file }: LogEntriesProps) {
  if (entries.length === 0) return <p>Remove a filter or choose more days.</p>;

  return (
    <>
      <Actions>
        <a className={toButtonClass({})} href={file} download>
          {total === 1 ? 'Download it (CSV)' : `Download all ${formatNumber(total)} (CSV)`}
        </a>
        <span>Each download is logged.</span>
      </Actions>
      <ListTable
        caption={describeRange(entries)}
        headings={headings}
        rows={entries.map((entry) => ({ key: entry.id, cells: toCells(entry) }))}
      />
    </>
  );
}

/** Which entries are on this page: `Entries 2,682 to 2,633, newest first`. */
function describeRange(entries: readonly Entry[]): string {
  const numbers = entries.map(({ number }) => number);
  const [newest, oldest] = [Math.max(...numbers), Math.min(...numbers)];
  return newest === oldest
    ? `Entry ${formatNumber(newest)}`
    : `Entries ${formatNumber(newest)} to ${formatNumber(oldest)}, newest first`;
}

function toCells({
  number,
  at,
  action,
  person,
  agency,
  address,
  session,
  what,
  reason,
  rowCount,
}: Entry): readonly ReactNode[] {
  return [
    <div key="at" className={styles.when}>
      {formatInstant(at)}
      <small>No. {formatNumber(number)}</small>
    </div>,
    actionNames[action],
    <div key="who" className={styles.who}>
      {agency === null ? person : `${person}, ${agency.name}`}
      {address === null ? null : <small>from {address}</small>}
      {session === null ? null : <small>session {session.slice(0, SESSION_LENGTH)}</small>}
    </div>,
    what,
    reason ?? '',
    rowCount === null ? '' : formatNumber(rowCount),
  ];
}
