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
  /** How many the filters find, on all pages. */
  readonly total: number;
  /** Where the server hands all of these out as a file. */
  readonly file: string;
}

const headings = ['Number', 'When', 'Action', 'Who', 'From', 'What', 'Why', 'Rows'];

/** Enough of a session to see which entries belong together. */
const SESSION_LENGTH = 8;

/** The entries of one page, and the way to all of them as a file. */
export function LogEntries({ entries, total, file }: LogEntriesProps) {
  if (entries.length === 0) return <p>Take a filter back, or widen the days.</p>;

  return (
    <>
      <Actions>
        <a className={toButtonClass({})} href={file} download>
          {total === 1 ? 'Download it (CSV)' : `Download all ${formatNumber(total)} (CSV)`}
        </a>
        <span>The download is noted in the log.</span>
      </Actions>
      <ListTable
        caption="Entries, the newest first"
        headings={headings}
        rows={entries.map((entry) => ({ key: entry.id, cells: toCells(entry) }))}
      />
    </>
  );
}

function toCells({ number, at, action, person, agency, address, session, what, reason, rowCount }: Entry): readonly ReactNode[] {
  const who = agency === null ? person : `${person}, ${agency.name}`;
  const rows = rowCount === null ? '' : formatNumber(rowCount);
  const from = <Origin key="from" address={address} session={session} />;
  return [formatNumber(number), <Moment key="at" at={at} />, actionNames[action], who, from, what, reason ?? '', rows];
}

/** Where an entry came from: the address, and a name for the session; nothing of what the reader is not told. */
function Origin({ address, session }: Pick<Entry, 'address' | 'session'>) {
  return (
    <>
      {address === null ? null : <span className={styles.origin}>{address}</span>}
      {session === null ? null : <span className={`${styles.origin} ${styles.moment}`}>session {session.slice(0, SESSION_LENGTH)}</span>}
    </>
  );
}

function Moment({ at }: { readonly at: string }) {
  return <span className={styles.moment}>{formatInstant(at)}</span>;
}
