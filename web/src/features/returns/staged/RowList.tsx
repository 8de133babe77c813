import { useQuery } from '@apollo/client/react';

import { askAgain } from '#graphql/ask-again.js';
import { formatNumber } from '#lib/format.js';
import { Actions } from '#ui/Actions.js';
import { Button } from '#ui/Button.js';

import { STAGED_ROWS } from './row-documents.js';
import { RowTable } from './RowTable.js';
import type { ShownStaged } from './send-documents.js';

interface RowListProps {
  readonly staged: Pick<ShownStaged, 'id' | 'columns' | 'corrections' | 'wordColumns'>;
  /** The number of rows in the file. */
  readonly count: number;
  /** The number of the page, from 1. */
  readonly page: number;
  readonly onPage: (page: number) => void;
}

const PAGE = 50;

/** All rows of the file in pages, with corrections and what is wrong in them. */
export function RowList({ staged, count, page, onPage }: RowListProps) {
  const { data, error, refetch } = useQuery(STAGED_ROWS, {
    variables: { id: staged.id, page },
    fetchPolicy: 'cache-and-network',
  });
  if (data === undefined) {
    if (error === undefined) return <p role="status">Reading the rows</p>;
    return (
      <>
        <p role="alert">The rows could not be read.</p>
        <Actions>
          <Button onPress={() => askAgain(refetch())}>Try again</Button>
        </Actions>
      </>
    );
  }
  const read = data.stagedRows;
  if (read === null) return <p>The rows of this file can no longer be read here.</p>;
  const first = (page - 1) * PAGE;
  return (
    <>
      {read.hasAllFindings ? null : (
        <p>There are more findings than are kept. A row without a mark may have one as well.</p>
      )}
      <RowTable
        caption={`Rows ${formatNumber(first + 1)} to ${formatNumber(first + read.rows.length)} of ${formatNumber(count)}, with your corrections`}
        read={read}
        staged={staged}
      />
      <Actions>
        {page === 1 ? null : <Button onPress={() => onPage(page - 1)}>Previous rows</Button>}
        {first + PAGE >= count ? null : <Button onPress={() => onPage(page + 1)}>Next rows</Button>}
      </Actions>
    </>
  );
}
