import { useQuery } from '@apollo/client/react';
import { parseAsString, useQueryState } from 'nuqs';
import { Link } from 'react-router';

import { askAgain } from '#graphql/ask-again.js';
import { useActions } from '#graphql/use-actions.js';
import { formatInstant, formatMarking, formatNumber } from '#lib/format.js';
import { PageProblem } from '#parts/PageProblem.js';
import type { Schedule } from '#parts/watch/watch.type.js';
import {
  describeCadence,
  describeDelivery,
  describeScheduleState,
  describeSubject,
} from '#parts/watch/watch-words.js';
import { ScheduleForm } from '#parts/watch/WatchForms.js';
import { Actions } from '#ui/Actions.js';
import { Button } from '#ui/Button.js';
import { HiddenText } from '#ui/HiddenText.js';
import { ListTable } from '#ui/ListTable.js';
import { Notice } from '#ui/Notice.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { Pager } from '#ui/Pager.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';

import { SavedTabs } from './SavedTabs.js';
import {
  DELETE_SCHEDULE,
  LEAVE_SCHEDULE,
  PAUSE_SCHEDULE,
  RESUME_ALL_SCHEDULES,
  RESUME_SCHEDULE,
  SCHEDULES_PAGE,
  TAKE_OVER_SCHEDULE,
} from './schedule-documents.js';
import styles from './Schedules.module.css';

/** Schedules: when they run and for whom, their last runs, and their actions. */
export function SchedulesPage() {
  const [after, setAfter] = useQueryState('after', parseAsString);
  const result = useQuery(SCHEDULES_PAGE, {
    variables: { after },
    fetchPolicy: 'cache-and-network',
  });
  const { error, refetch } = result;
  const data = result.data ?? (error === undefined ? result.previousData : undefined);
  const again = () => askAgain(refetch());
  const acts = useActions(again);
  const { act, isSending, announcement, problem, finish } = acts;
  if (data === undefined) {
    if (error === undefined) return <PlainPage title="Schedules">Loading</PlainPage>;
    return <PageProblem error={error} asked="schedules" onRetry={again} />;
  }
  const { viewer } = data;
  const canAct = viewer.viewingAs === null;
  const schedules = data.schedules.edges.map(({ node }) => node);
  const { pageInfo } = data.schedules;
  const canResumeAll =
    canAct &&
    schedules.some(({ isPausedByRestore }) => isPausedByRestore) &&
    viewer.actions.includes('MANAGE_PEOPLE');

  return (
    <PageBody>
      <SavedTabs />
      <PageTitle name="Explore" message="Schedules">
        {schedules.length === 0
          ? 'No schedules yet.'
          : `${formatNumber(data.schedules.totalCount)} in all.`}{' '}
        Each person gets what they are allowed to see, computed when they open it.
      </PageTitle>
      <HiddenText role="status">{announcement}</HiddenText>
      {problem === null ? null : <p role="alert">{problem}</p>}
      {canResumeAll ? (
        <Notice title="Restoring a backup paused schedules">
          <p>
            They run again once an administrator resumes them. Schedules that somebody paused stay
            paused.
          </p>
          <Button
            isPending={isSending}
            onPress={() =>
              void act(
                RESUME_ALL_SCHEDULES,
                {},
                {
                  said: 'The schedules are running again.',
                  toProblems: (sent) => sent.resumeAllSchedules.problems,
                },
              )
            }
          >
            Resume schedules paused by the restore
          </Button>
        </Notice>
      ) : null}
      {canAct ? (
        <div>
          <ScheduleForm look="main" onDone={finish} onStale={again}>
            New schedule
          </ScheduleForm>
        </div>
      ) : null}
      {schedules.length === 0 ? (
        <p>
          Choose a saved question, a measure or the Overview, and when to send it to you and others.
        </p>
      ) : (
        <ListTable
          caption="Schedules and when they run"
          headings={['What', 'When', 'How', 'State', 'Last runs']}
          rows={schedules.map((schedule) => ({
            key: schedule.id,
            cells: [
              <Subject key="what" schedule={schedule} />,
              describeCadence(schedule),
              describeDelivery(schedule),
              describeScheduleState(schedule),
              <Runs key="runs" schedule={schedule} />,
            ],
            action: canAct ? (
              <div className={styles.rowActions}>
                <Doings schedule={schedule} acts={acts} onStale={again} />
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

function Subject({ schedule: { title, subject, hasOwnerLeft } }: { readonly schedule: Schedule }) {
  const { name, address } = describeSubject(subject);
  return (
    <span className={styles.stacked}>
      <b>{title}</b>
      {address === null ? <span>{name}</span> : <Link to={address}>{name}</Link>}
      {hasOwnerLeft ? <span>Its owner no longer has access</span> : null}
    </span>
  );
}

function Runs({ schedule: { runs, title } }: { readonly schedule: Schedule }) {
  if (runs.edges.length === 0) return <>Not yet</>;
  return (
    <ul className={styles.trail}>
      {runs.edges.map(({ node: { id, dueAt, sentence, link, download } }) => (
        <li key={id}>
          <time dateTime={dueAt}>{formatInstant(dueAt)}</time> <span>{sentence}</span>{' '}
          {link === null ? null : (
            <Link to={link} aria-label={`Open ${title} from ${formatInstant(dueAt)}`}>
              Open
            </Link>
          )}{' '}
          {download === null ? null : (
            <a
              href={download}
              download
              aria-label={`Download ${title} from ${formatInstant(dueAt)}`}
            >
              Download
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

interface DoingsProps {
  readonly schedule: Schedule;
  readonly acts: ReturnType<typeof useActions>;
  readonly onStale: () => void;
}

function Doings({ schedule, acts: { act, isSending, finish }, onStale }: DoingsProps) {
  const { id, version, title, state, canChange, canStop, canTakeOver, canLeave } = schedule;
  return (
    <Actions>
      {canChange ? (
        <ScheduleForm seen={schedule} onDone={finish} onStale={onStale}>
          Edit
        </ScheduleForm>
      ) : null}
      {canTakeOver ? (
        <Button
          isPending={isSending}
          label={`Take over ${title}`}
          onPress={() =>
            void act(
              TAKE_OVER_SCHEDULE,
              { id },
              { said: `${title} is yours.`, toProblems: (sent) => sent.takeOverSchedule.problems },
            )
          }
        >
          Take over
        </Button>
      ) : null}
      {canStop && state === 'ACTIVE' ? (
        <Button
          isPending={isSending}
          label={`Pause ${title}`}
          onPress={() =>
            void act(
              PAUSE_SCHEDULE,
              { id, version },
              { said: `${title} is paused.`, toProblems: (sent) => sent.pauseSchedule.problems },
            )
          }
        >
          Pause
        </Button>
      ) : canStop ? (
        <Button
          isPending={isSending}
          label={`Resume ${title}`}
          onPress={() =>
            void act(
              RESUME_SCHEDULE,
              { id, version },
              { said: `${title} runs again.`, toProblems: (sent) => sent.resumeSchedule.problems },
            )
          }
        >
          Resume
        </Button>
      ) : null}
      {canLeave ? (
        <Button
          look="quiet"
          isPending={isSending}
          label={`Stop receiving ${title}`}
          onPress={() =>
            void act(
              LEAVE_SCHEDULE,
              { id },
              {
                said: `${title} no longer comes to you.`,
                toProblems: (sent) => sent.leaveSchedule.problems,
              },
            )
          }
        >
          Stop receiving
        </Button>
      ) : null}
      {canStop ? (
        <Button
          look="quiet"
          isPending={isSending}
          label={`Delete ${title}`}
          onPress={() =>
            void act(
              DELETE_SCHEDULE,
              { id, version },
              {
                said: `${title} has been deleted.`,
                toProblems: (sent) => sent.deleteSchedule.problems,
              },
            )
          }
        >
          Delete
        </Button>
      ) : null}
    </Actions>
  );
}
