import { useQuery } from '@apollo/client/react';
import { Link } from 'react-router';

import { formatInstant, formatMarking } from '#lib/format.js';
import { PageProblem } from '#parts/PageProblem.js';
import type { Alert } from '#parts/watch/watch.type.js';
import { describeRule } from '#parts/watch/watch-words.js';
import { AlertForm } from '#parts/watch/WatchForms.js';
import { Actions } from '#ui/Actions.js';
import { Button } from '#ui/Button.js';
import { HiddenText } from '#ui/HiddenText.js';
import { ListTable } from '#ui/ListTable.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';

import { AlertState } from './AlertState.js';
import { ComesByItself } from './ComesByItself.js';
import { ACKNOWLEDGE_ALERT, ALERTS_PAGE, DELETE_ALERT } from './schedule-documents.js';
import styles from './Schedules.module.css';
import { useActs } from './use-acts.js';

/** What is watched, how it stands, and what happened to it. */
export function AlertsPage() {
  const { data, error, refetch } = useQuery(ALERTS_PAGE, { fetchPolicy: 'cache-and-network' });
  const again = () => void refetch().catch(() => undefined);
  const { act, isSending, told, problem, finish } = useActs(again);
  if (data === undefined) {
    if (error === undefined) return <PlainPage title="Alerts">Loading</PlainPage>;
    return <PageProblem error={error} asked="alerts" onRetry={again} />;
  }
  const { viewer } = data;
  const canAct = viewer.viewingAs === null;
  const alerts = data.alerts.edges.map(({ node }) => node);
  const raised = alerts.filter(({ state }) => state === 'RAISED').length;

  return (
    <PageBody>
      <ComesByItself />
      <PageTitle name="Explore" message="Alerts">
        {alerts.length === 0 ? 'Nothing is watched yet.' : `${alerts.length} in all, ${raised} raised.`} You are told once of each change,
        by what you may see yourself.
      </PageTitle>
      <HiddenText role="status">{told}</HiddenText>
      {problem === null ? null : <p role="alert">{problem}</p>}
      {canAct ? (
        <div>
          <AlertForm look="main" onDone={finish} onStale={again}>
            New alert
          </AlertForm>
        </div>
      ) : null}
      {alerts.length === 0 ? (
        <p>Choose what is watched: a measure, its target, returns, or a total of a saved question.</p>
      ) : (
        <ListTable
          caption="What is watched"
          headings={['Alert', 'State', 'What happened']}
          rows={alerts.map((alert) => ({
            key: alert.id,
            cells: [<Rule key="rule" alert={alert} />, <State key="state" alert={alert} />, <History key="history" alert={alert} />],
            action: (
              <Actions>
                {canAct && alert.state === 'RAISED' ? (
                  <Button
                    isPending={isSending}
                    label={`Acknowledge ${alert.title}`}
                    onPress={() =>
                      void act(
                        ACKNOWLEDGE_ALERT,
                        { id: alert.id },
                        { said: `${alert.title} is acknowledged.`, toProblems: (sent) => sent.acknowledgeAlert.problems },
                      )
                    }
                  >
                    Acknowledge
                  </Button>
                ) : null}
                {canAct && alert.canChange ? (
                  <AlertForm seen={alert} onDone={finish} onStale={again}>
                    Edit
                  </AlertForm>
                ) : null}
                {canAct && alert.canDelete ? (
                  <Button
                    look="quiet"
                    isPending={isSending}
                    label={`Delete ${alert.title}`}
                    onPress={() =>
                      void act(
                        DELETE_ALERT,
                        { id: alert.id, version: alert.version },
                        { said: `${alert.title} is deleted.`, toProblems: (sent) => sent.deleteAlert.problems },
                      )
                    }
                  >
                    Delete
                  </Button>
                ) : null}
              </Actions>
            ),
          }))}
          actionHeading="Do"
        />
      )}
      <PageFoot facts={[]} marking={formatMarking(viewer.marking)} />
    </PageBody>
  );
}

function Rule({ alert }: { readonly alert: Alert }) {
  const { title, subject } = alert;
  return (
    <span className={styles.stacked}>
      {subject.link === null ? <b>{title}</b> : <Link to={subject.link}>{title}</Link>}
      <span>{describeRule(alert)}</span>
    </span>
  );
}

function State({ alert: { state, since, isPaused } }: { readonly alert: Alert }) {
  return (
    <span className={styles.stacked}>
      <AlertState state={state} />
      {since === null ? null : <span>since {formatInstant(since)}</span>}
      {isPaused ? <span>Paused: not looked at until somebody resumes it</span> : null}
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
