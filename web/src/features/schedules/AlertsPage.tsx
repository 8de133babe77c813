import { useQuery } from '@apollo/client/react';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { Link } from 'react-router';

import { askAgain } from '#graphql/ask-again.js';
import { useActions } from '#graphql/use-actions.js';
import { formatInstant, formatMarking, formatNumber } from '#lib/format.js';
import { PageProblem } from '#parts/PageProblem.js';
import { AlertState } from '#parts/watch/AlertState.js';
import type { Alert } from '#parts/watch/watch.type.js';
import { alertStates, describeRule } from '#parts/watch/watch-words.js';
import { AlertForm } from '#parts/watch/WatchForms.js';
import { FilterControl } from '#ui/FilterControl.js';
import { HiddenText } from '#ui/HiddenText.js';
import { ListTable } from '#ui/ListTable.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { Pager } from '#ui/Pager.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';

import { AlertActions } from './AlertActions.js';
import { SavedTabs } from './SavedTabs.js';
import { ALERTS_PAGE } from './schedule-documents.js';
import styles from './Schedules.module.css';

const all = 'ALL';
const states = ['RAISED', 'ACKNOWLEDGED', 'CLEARED', 'OK'] as const;

/** Alerts, their states, and what happened to them. */
export function AlertsPage() {
  const [{ after, state }, ask] = useQueryStates({
    after: parseAsString,
    state: parseAsStringLiteral(states),
  });
  const setAfter = (cursor: string | null) => ask({ after: cursor });
  const result = useQuery(ALERTS_PAGE, {
    variables: { after, state },
    fetchPolicy: 'cache-and-network',
  });
  const { error, refetch } = result;
  const data = result.data ?? (error === undefined ? result.previousData : undefined);
  const again = () => askAgain(refetch());
  const acts = useActions(again);
  const { announcement, problem, finish } = acts;
  if (data === undefined) {
    if (error === undefined) return <PlainPage title="Alerts">Loading</PlainPage>;
    return <PageProblem error={error} asked="alerts" onRetry={again} />;
  }
  const { viewer } = data;
  const canAct = viewer.viewingAs === null;
  const alerts = data.alerts.edges.map(({ node }) => node);
  const { pageInfo } = data.alerts;

  return (
    <PageBody>
      <SavedTabs />
      <PageTitle name="Explore" message="Alerts">
        {data.all.totalCount === 0
          ? 'No alerts yet.'
          : `${formatNumber(data.all.totalCount)} in all, ${formatNumber(data.raised.totalCount)} raised.`}{' '}
        You get one message for each change, based on what you can see.
      </PageTitle>
      <HiddenText role="status">{announcement}</HiddenText>
      {problem === null ? null : <p role="alert">{problem}</p>}
      {canAct ? (
        <div>
          <AlertForm look="main" onDone={finish} onStale={again}>
            New alert
          </AlertForm>
        </div>
      ) : null}
      {data.all.totalCount === 0 ? null : (
        <div className={styles.narrow}>
          <FilterControl
            label="State"
            groups={[
              {
                name: null,
                options: [
                  { code: all, name: 'All' },
                  ...states.map((code) => ({ code, name: alertStates[code].word })),
                ],
              },
            ]}
            chosen={state ?? all}
            isSet={state !== null}
            onChoose={(code) =>
              void ask({ after: null, state: states.find((each) => each === code) ?? null })
            }
          />
        </div>
      )}
      {alerts.length === 0 ? (
        <p>
          {state === null
            ? 'Choose what to watch: a measure, its target, returns, or a total of a saved question.'
            : 'No alerts in this state.'}
        </p>
      ) : (
        <ListTable
          caption="Your alerts"
          headings={['Alert', 'State', 'What happened']}
          rows={alerts.map((alert) => ({
            key: alert.id,
            cells: [
              <Rule key="rule" alert={alert} />,
              <State key="state" alert={alert} />,
              <History key="history" alert={alert} />,
            ],
            action: canAct ? (
              <div className={styles.rowActions}>
                <AlertActions alert={alert} acts={acts} onStale={again} />
              </div>
            ) : (
              ''
            ),
          }))}
          actionHeading="Change"
        />
      )}
      <Pager
        onFirst={after === null ? null : () => void setAfter(null)}
        onNext={pageInfo.hasNextPage ? () => void setAfter(pageInfo.endCursor) : null}
      />
      <PageFoot facts={[]} marking={formatMarking(viewer.marking)} />
    </PageBody>
  );
}

function Rule({ alert }: { readonly alert: Alert }) {
  const { title, subject, hasOwnerLeft } = alert;
  return (
    <span className={styles.stacked}>
      {subject.link === null ? <b>{title}</b> : <Link to={subject.link}>{title}</Link>}
      <span>{describeRule(alert)}</span>
      {hasOwnerLeft ? <span>Its owner no longer has access</span> : null}
    </span>
  );
}

function State({ alert: { state, since, isPaused } }: { readonly alert: Alert }) {
  return (
    <span className={styles.stacked}>
      <AlertState state={state} />
      {since === null ? null : <span>since {formatInstant(since)}</span>}
      {isPaused ? <span>Paused until somebody resumes it</span> : null}
    </span>
  );
}

function History({ alert: { history } }: { readonly alert: Alert }) {
  if (history.edges.length === 0) return <>Nothing yet</>;
  return (
    <ul className={styles.trail}>
      {history.edges.map(({ node: { id, at, sentence } }) => (
        <li key={id}>
          <time dateTime={at}>{formatInstant(at)}</time> <span>{sentence}</span>
        </li>
      ))}
    </ul>
  );
}
