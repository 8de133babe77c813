import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';

import {
  RETURN_HISTORY,
  type ShownHistory,
  type ShownPublished,
} from '#features/returns/return-documents.js';
import { Button } from '#ui/Button.js';
import { FormProblems } from '#ui/FormProblems.js';

import { saveHistory } from './history-csv.js';
import { type HistoryParams, toHistoryVariables } from './use-history-params.js';

interface HistoryCsvProps {
  readonly asked: HistoryParams;
  readonly history: Pick<ShownHistory, 'agency' | 'count'>;
  readonly marking: string;
}

/** Downloads all returns that match the filters, from every page of the list. */
export function HistoryCsv({ asked, history, marking }: HistoryCsvProps) {
  const client = useApolloClient();
  const [isPending, setIsPending] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);
  const { agency, count } = history;

  const readAll = async () => {
    const returns: ShownPublished[] = [];
    // The history may grow in the meantime: an empty page is the last.
    for (let page = 1; returns.length < count; page += 1) {
      const { data } = await client.query({
        query: RETURN_HISTORY,
        variables: { ...toHistoryVariables(asked), agency: agency.code, page },
        fetchPolicy: 'network-only',
      });
      const read = data?.returnHistory.returns ?? [];
      if (read.length === 0) break;
      returns.push(...read);
    }
    return returns;
  };
  const save = () => {
    setIsPending(true);
    setHasFailed(false);
    readAll()
      .then((returns) => saveHistory(agency, returns, marking))
      // The page reports the failure, and the person may try again.
      .catch(() => setHasFailed(true))
      .finally(() => setIsPending(false));
  };

  return (
    <>
      <FormProblems
        sentences={hasFailed ? ['The list could not be read. Try again in a moment.'] : []}
      />
      <Button look="quiet" isPending={isPending} onPress={save}>
        Download as CSV
      </Button>
    </>
  );
}
