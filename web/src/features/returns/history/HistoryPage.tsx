import { useQuery } from '@apollo/client/react';

import { HISTORY_PAGE } from '#features/returns/return-documents.js';
import { ReturnsTabs } from '#features/returns/ReturnsTabs.js';
import { askAgain } from '#graphql/ask-again.js';
import { formatMarking } from '#lib/format.js';
import { PageProblem } from '#parts/PageProblem.js';
import { FilterStrip } from '#ui/FilterStrip.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { Pager } from '#ui/Pager.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';
import { PrintButton } from '#ui/PrintButton.js';

import { sayHistory } from './history-words.js';
import { HistoryCsv } from './HistoryCsv.js';
import { HistoryFilters } from './HistoryFilters.js';
import { HistoryTable } from './HistoryTable.js';
import { toHistoryVariables, useHistoryParams } from './use-history-params.js';

/** The number of returns on a page. */
const PAGE = 20;

/** What an agency published, what each return changed, and what has become of it. */
export function HistoryPage() {
  const { asked, ask, isFiltered, clear } = useHistoryParams();
  const { page, agency } = asked;
  const { data, previousData, error, refetch } = useQuery(HISTORY_PAGE, {
    variables: { ...toHistoryVariables(asked), agency, page },
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? previousData;
  const again = () => askAgain(refetch());
  if (shown === undefined || (error !== undefined && data === undefined)) {
    if (error === undefined) return <PlainPage title="History of returns">Loading</PlainPage>;
    return <PageProblem error={error} asked="the history of returns" onRetry={again} />;
  }

  const { viewer, periods, returnHistory: history } = shown;
  const { returns, count, isOpen, canSend } = history;
  const marking = formatMarking(viewer.marking);
  const period = periods.find(({ key }) => key === asked.quarter);
  return (
    <>
      <FilterStrip
        onClear={isFiltered ? clear : null}
        tools={
          <>
            <HistoryCsv asked={asked} history={history} marking={marking} />
            <PrintButton />
          </>
        }
      >
        <HistoryFilters asked={asked} ask={ask} history={history} periods={periods} />
      </FilterStrip>
      <PageBody>
        <PageTitle name="History of returns" message={sayHistory(history, period?.label ?? null)}>
          {`${history.agency.name}. What was published in the browser, by command or by token, and which of the agency’s own headline figures each return moved.`}
        </PageTitle>
        <ReturnsTabs current="history" quarter={asked.quarter} canSend={canSend} />
        {count === 0 ? (
          <p>
            {isFiltered
              ? 'No return matches these filters. Clear them to see everything.'
              : 'A return appears here as soon as it is published.'}
          </p>
        ) : (
          <HistoryTable
            returns={returns}
            mayUndo={canSend && viewer.viewingAs === null && isOpen}
            isOpen={isOpen}
            onUndone={again}
          />
        )}
        {isOpen || count === 0 ? null : (
          <p>
            Only people who can open the records of {history.agency.name} see what each return
            changed.
          </p>
        )}
        <Pager
          onFirst={page === 1 ? null : () => ask({ page: null })}
          onNext={page * PAGE < count ? () => ask({ page: page + 1 }) : null}
        />
        <p>
          Taking a return back restores what was there before, makes a new data version and is
          logged. The panel’s decisions are listed with each disruption, not here.
        </p>
        <PageFoot facts={[]} marking={marking} />
      </PageBody>
    </>
  );
}
