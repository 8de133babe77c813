import { highestMarking } from '#domain/access/grant.js';
import { policyFor } from '#domain/access/policy.js';
import { familiesOf } from '#domain/access/viewer.js';
import { nextStatus, type Observed } from '#domain/alerts/next-state.js';
import { describeAlertStatus } from '#domain/alerts/words.js';
import { concerningNoRecords } from '#domain/audit/entry.js';
import { type InboxMessage, toAccessKey } from '#domain/inbox/inbox-message.js';
import { findAdministrators } from '#domain/ownership/administrators.js';
import { hasLeft } from '#domain/ownership/owned.js';
import { canReceive } from '#domain/ownership/subscription.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { findActivePeople, readingPeople } from '#features/people/colleagues.reader.js';
import type { Clock } from '#platform/clock.js';
import type { Database, Transaction, WritingTransaction } from '#platform/database.js';
import type { JobQueue } from '#platform/job.js';
import { queueMail } from '#platform/mail/outbox.js';
import { lockOwned } from '#platform/owned-rows.js';

import { type AlertedRecord, type AlertRecord, findAlert } from './alert.reader.js';
import { findUnseen, markSeen, pauseAlert, updateStatus } from './alert.store.js';
import { linkOf } from './alert.type.js';
import { observe, type ObserveParts } from './observe.js';
import { readSeenFor } from './seen-for.reader.js';

export interface AlertsParts extends Pick<ObserveParts, 'askAs' | 'schema'> {
  readonly database: Database;
  readonly clock: Clock;
  readonly readReferenceData: () => Promise<ReferenceData>;
  /**
   * Returns a function that finds somebody’s identity with their current access.
   *
   * @param personId null for the local administrator
   */
  readonly identityOf: (personId: string | null) => ObserveParts['findIdentity'];
  readonly queue: JobQueue;
  /** Puts a message into somebody’s inbox, once for each key. */
  readonly tell: (transaction: Transaction, told: InboxMessage) => Promise<void>;
}

/**
 * Creates a job for each alert that has not been checked since something it may depend on changed:
 * returns, settings, or the day.
 */
export async function queueStaleAlerts({
  database,
  readReferenceData,
  queue,
}: AlertsParts): Promise<void> {
  const seenFor = await readSeenFor(database, (await readReferenceData()).today);
  await database.write(async (transaction) => {
    for (const alertId of await findUnseen(transaction, seenFor))
      await queue.send(transaction, { kind: 'alert', data: { alertId } });
  });
}

/** A recipient of an alert, with what was found for them. */
interface Seen {
  readonly id: string;
  readonly observed: Observed;
  /** The recipient’s access when the alert was checked. */
  readonly access: string;
  readonly marking: ReturnType<typeof highestMarking>;
}

/**
 * Checks an alert for each of its recipients, with their access, and tells them what has changed.
 * The state and the message are written in one transaction, under the number of the change, so that
 * a second run does not tell anybody again.
 */
export async function evaluateAlert(parts: AlertsParts, alertId: string): Promise<void> {
  const { database, readReferenceData, clock } = parts;
  const referenceData = await readReferenceData();
  const seenFor = await readSeenFor(database, referenceData.today);
  const record = await findAlert(readingPeople(database), alertId);
  if (!record || record.isPaused || record.seenFor === seenFor) return;
  const owner = await parts.identityOf(record.ownerId)(referenceData);
  const isOwnerGone =
    hasLeft(record.owner, record, referenceData) || owner.viewer.grants.length === 0;
  const seen = isOwnerGone ? [] : await observeForAll(parts, record, referenceData);
  await database.write(async (transaction) => {
    const now = await lockOwned(transaction, { table: 'alert', id: alertId }, findAlert);
    // The alert was changed or checked meanwhile, so this result is out of date; another check will
    // follow.
    if (!now || now.isPaused || now.version !== record.version || now.seenFor === seenFor) return;
    if (isOwnerGone) return pauseForOwner(transaction, { record: now, referenceData }, parts);
    for (const alerted of now.alerted) {
      const found = seen.find(({ id }) => id === alerted.id);
      if (found) await moveOn(transaction, { record: now, alerted, found, at: clock.now() }, parts);
    }
    await markSeen(transaction, alertId, seenFor);
  });
}

async function observeForAll(
  parts: AlertsParts,
  record: AlertRecord,
  referenceData: ReferenceData,
): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  for (const { id, person } of record.alerted) {
    if (!canReceive(person, referenceData)) continue;
    const findIdentity = parts.identityOf(person?.id ?? null);
    const reading = readingPeople(parts.database);
    const observed = await observe(record.content.watch, {
      askAs: parts.askAs,
      schema: parts.schema,
      findIdentity,
      referenceData,
      reading,
    });
    const { grants } = (await findIdentity(referenceData)).viewer;
    const access = toAccessKey(policyFor({ grants }, familiesOf(referenceData.agencies)));
    seen.push({ id, observed, access, marking: highestMarking(grants) });
  }
  return seen;
}

interface Moving {
  readonly record: AlertRecord;
  readonly alerted: AlertedRecord;
  readonly found: Seen;
  readonly at: Date;
}

async function moveOn(
  transaction: WritingTransaction,
  { record, alerted, found, at }: Moving,
  parts: AlertsParts,
): Promise<void> {
  const next = nextStatus(alerted, found.observed);
  if (next === null) return;
  const { title, watch } = record.content;
  const body = describeAlertStatus(watch, next);
  const number = await updateStatus(transaction, alerted, { ...next, sentence: body, at });
  const key = `alert ${alerted.id} ${number}`;
  const personId = alerted.person?.id ?? null;
  const subject = `${next.state === 'CLEARED' ? 'Cleared' : 'Raised'}: ${title}`;
  const link = linkOf(watch);
  await parts.tell(transaction, {
    personId,
    key,
    at,
    title: subject,
    body,
    link,
    access: found.access,
  });
  if (personId !== null)
    await queueMail(transaction, {
      personId,
      kind: 'ALERT',
      key,
      subject,
      text: body,
      marking: found.marking,
      link,
    });
}

async function pauseForOwner(
  transaction: WritingTransaction,
  {
    record,
    referenceData,
  }: { readonly record: AlertRecord; readonly referenceData: ReferenceData },
  { tell, clock }: AlertsParts,
): Promise<void> {
  const at = clock.now();
  await pauseAlert(transaction, record.id);
  const name = record.owner?.name ?? 'its owner';
  const title = 'An alert was stopped';
  const body = `An alert of ${name} was stopped, because they no longer have access to your agency. You can take it over, or delete it.`;
  for (const { id: personId } of findAdministrators(
    await findActivePeople(transaction),
    record.agencyId,
    referenceData,
  )) {
    const key = `alert stopped ${record.id} ${record.version}`;
    await tell(transaction, { personId, key, at, title, body, link: '/alerts', access: '' });
    await queueMail(transaction, {
      ...{
        personId,
        kind: 'NOTICE',
        key: `${key} ${personId}`,
        subject: title,
        text: body,
        marking: 'OFFICIAL',
        link: '/alerts',
      },
    });
  }
  const actor = {
    personId: record.owner?.id ?? null,
    name: `${record.owner?.name ?? 'Local administrator'} (alert)`,
  };
  transaction.log({
    ...concerningNoRecords,
    at,
    action: 'ADMINISTER',
    actor,
    agencyId: record.agencyId,
    what: 'Stopped an alert whose owner left.',
  });
}
