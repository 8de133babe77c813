import type { LogPageQuery } from '#graphql/operations.js';
import { downloadCsv, toCsv } from '#lib/csv.js';
import { formatInstant, formatNumber } from '#lib/format.js';
import { Button } from '#ui/Button.js';
import { ListTable } from '#ui/ListTable.js';

import { actionNames } from './action-names.js';

type Entry = LogPageQuery['auditLog']['edges'][number]['node'];

interface LogEntriesProps {
  readonly entries: readonly Entry[];
  readonly marking: string;
}

const headings = ['Number', 'When', 'Action', 'Who', 'What', 'Why', 'Rows'];

/** The entries of one page, and the same as a file. */
export function LogEntries({ entries, marking }: LogEntriesProps) {
  if (entries.length === 0) return <p>Take a filter back, or widen the days.</p>;

  const download = () => {
    const rows = entries.map((entry) => [...toTexts(entry, entry.at), entry.filter ?? '', entry.hash]);
    downloadCsv('stronghold-log', toCsv([[marking], [...headings, 'Filter', 'Hash'], ...rows]));
  };

  return (
    <>
      <p>
        <Button onPress={download}>Download what is shown (CSV)</Button>
      </p>
      <ListTable
        caption="Entries, the newest first"
        headings={headings}
        rows={entries.map((entry) => ({ key: entry.id, cells: toTexts(entry, formatInstant(entry.at)) }))}
      />
    </>
  );
}

function toTexts({ number, action, person, agency, what, reason, rowCount }: Entry, at: string): readonly string[] {
  const who = agency === null ? person : `${person}, ${agency.name}`;
  return [formatNumber(number), at, actionNames[action], who, what, reason ?? '', rowCount === null ? '' : formatNumber(rowCount)];
}
