import type { GraphQLSchema } from 'graphql';

import type { JobHandlers, JobQueue } from '#platform/job.js';

import {
  anonymousIdentity,
  nobody,
  type RequestIdentity,
} from './domain/access/request-identity.js';
import type { SignInMode } from './domain/access/sign-in-mode.js';
import type { ReferenceData } from './domain/reference-data.js';
import { evaluateAlert, queueStaleAlerts } from './features/alerts/watch-alerts.js';
import { removeOldQuestions } from './features/audit/asked-question.store.js';
import { notifyOfModeration } from './features/moderation/notify-of-moderation.js';
import { notifyOfActions } from './features/packs/round/notify-of-actions.js';
import { notifyOfRounds } from './features/packs/round/notify-of-round.js';
import type { ReadyingParts } from './features/pages/ready-pages.js';
import { findPeopleById, readingPeople } from './features/people/colleagues.reader.js';
import { toPersonIdentity } from './features/people/to-person-identity.type.js';
import { retainDaily } from './features/returns/retention/retain-daily.js';
import { removeExpired } from './features/returns/staging/remove-expired.js';
import { queueDueSchedules, runSchedule } from './features/schedules/run-schedules.js';
import type { AskAs } from './graphql/asking-as.js';
import type { Clock } from './platform/clock.js';
import type { Database } from './platform/database.js';
import { insertInboxItem } from './platform/inbox.js';

/** The parts for background work, which are the same as for answering requests. */
export interface BackgroundWorkParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly signInMode: SignInMode;
  readonly readReferenceData: () => Promise<ReferenceData>;
  readonly schema: GraphQLSchema;
  readonly askAs: AskAs;
  /** Makes the context in which pages are prepared. */
  readonly toPageContext: ReadyingParts['toPageContext'];
}

/**
 * All background work: due schedules, alerts, the rounds of packs, due actions, messages about
 * moderation, and the removal of records and questions after their retention periods.
 */
export function createBackgroundWork(parts: BackgroundWorkParts, queue: JobQueue): JobHandlers {
  const identityOf = (personId: string | null) => (referenceData: ReferenceData) =>
    findIdentity(parts, personId, referenceData);
  const work = { ...parts, queue, identityOf, tell: insertInboxItem };
  return {
    look: async () => {
      await queueDueSchedules(work);
      await queueStaleAlerts(work);
      await notifyOfRounds(work);
      await notifyOfActions(work);
      await removeExpired(work);
      await notifyOfModeration(work);
    },
    run: ({ runId = '' }) => runSchedule(work, runId),
    alert: ({ alertId = '' }) => evaluateAlert(work, alertId),
    retain: async () => {
      await retainDaily(work);
      await parts.database.write(removeOldQuestions);
    },
  };
}

/**
 * A person’s current identity. It has no access if the person is unknown, or is the local
 * administrator once people sign in.
 */
export async function findIdentity(
  { database, signInMode }: BackgroundWorkParts,
  personId: string | null,
  referenceData: ReferenceData,
): Promise<RequestIdentity> {
  if (personId === null)
    return signInMode === 'PROVIDER'
      ? { ...anonymousIdentity, viewer: nobody, actor: nobody }
      : toPersonIdentity(null, referenceData);
  const [person] = await findPeopleById(readingPeople(database), [personId]);
  return person ? toPersonIdentity(person, referenceData) : anonymousIdentity;
}
