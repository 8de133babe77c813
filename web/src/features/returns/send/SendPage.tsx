import { useQuery } from '@apollo/client/react';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';

import { ReturnsTabs } from '#features/returns/ReturnsTabs.js';
import { readDiscarded, sayDiscarded } from '#features/returns/staged/discarded.js';
import styles from '#features/returns/staged/Send.module.css';
import { askAgain } from '#graphql/ask-again.js';
import { formatDay, formatInstant, formatMarking } from '#lib/format.js';
import { datasetNames } from '#parts/dataset-names.js';
import { PageProblem } from '#parts/PageProblem.js';
import { ListTable } from '#ui/ListTable.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';

import { type ListedStaged, SEND_PAGE } from './send-page-document.js';
import { SendForm } from './SendForm.js';

/** Sends a return from a spreadsheet, and lists the returns that are waiting to be published. */
export function SendPage() {
  const { data, error, refetch } = useQuery(SEND_PAGE, { fetchPolicy: 'cache-and-network' });
  const navigate = useNavigate();
  const discarded = readDiscarded(useLocation().state);
  const [asked, setAsked] = useSearchParams();
  if (data === undefined) {
    if (error === undefined) return <PlainPage title="Send a return">Loading</PlainPage>;
    return <PageProblem error={error} asked="returns" onRetry={() => askAgain(refetch())} />;
  }
  const { viewer, returns, periods, stagedReturns } = data;
  const own = returns.filter(({ canSend }) => canSend);
  const agencies = [...new Map(own.map(({ agency }) => [agency.code, agency])).values()];
  const waiting = stagedReturns.filter(({ state }) => state !== 'PUBLISHED');
  return (
    <PageBody>
      <PageTitle name="Send a return" message={describeWaiting(waiting)}>
        Send the spreadsheet that you already have. Nothing counts until you publish it.
      </PageTitle>
      <ReturnsTabs current="send" />
      {discarded === null ? null : (
        <p className={styles.done} role="status">
          {sayDiscarded([discarded])}
        </p>
      )}
      {agencies.length === 0 || viewer.viewingAs !== null ? (
        <p>You may not send returns. That needs the role of contributor at an agency.</p>
      ) : (
        <SendForm
          agencies={agencies}
          due={own.filter(({ state }) => state === 'MISSING' || state === 'DUE')}
          usual={stagedReturns[0]?.dataset ?? null}
          quarters={periods.map(({ key, longLabel }) => ({ code: key, name: longLabel })).reverse()}
          asked={{
            agency: asked.get('agency'),
            dataset: asked.get('dataset'),
            quarter: asked.get('quarter'),
          }}
          onAsk={(part, code) =>
            setAsked(
              (now) =>
                new URLSearchParams([...[...now].filter(([name]) => name !== part), [part, code]]),
              {
                replace: true,
              },
            )
          }
          onStaged={(id) => void navigate(`/returns/send/${id}`)}
        />
      )}
      {stagedReturns.length === 0 ? null : (
        <ListTable
          caption="Sent here in the last 30 days by your agencies"
          headings={['Return', 'File', 'Sent', 'State', 'Kept until']}
          rows={stagedReturns.map((each) => ({ key: each.id, cells: toCells(each) }))}
        />
      )}
      <PageFoot facts={[]} marking={formatMarking(viewer.marking)} />
    </PageBody>
  );
}

function describeWaiting(waiting: readonly ListedStaged[]): string {
  if (waiting.length === 0) return 'Send a return from a spreadsheet';
  return waiting.length === 1
    ? 'One return waiting to be published'
    : `${waiting.length} returns waiting to be published`;
}

function toCells(each: ListedStaged) {
  const { id, agency, dataset, period, fileName, stagedAt, stagedBy, keptUntil } = each;
  return [
    <Link key="return" to={`/returns/send/${id}`}>
      {`${datasetNames[dataset]}${period === null ? '' : `, ${period.label}`}`}
    </Link>,
    `${fileName}, ${agency.name}`,
    `${formatInstant(stagedAt)}, ${stagedBy}`,
    sayState(each),
    formatDay(keptUntil),
  ];
}

function sayState({ state, isOpen, isTakenBack, notYet, unusable }: ListedStaged): string {
  if (isTakenBack) return 'Taken back';
  if (state === 'PUBLISHED') return 'Published';
  if (state === 'MAPPING') return 'Its columns need confirming';
  if (!isOpen) return 'Not published yet';
  return unusable ?? notYet ?? 'Ready to publish';
}
