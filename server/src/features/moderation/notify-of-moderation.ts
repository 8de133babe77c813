import { createHash } from 'node:crypto';

import { activeGrants } from '#domain/access/active-grants.js';
import { sendsFor } from '#domain/access/moderator.js';
import { policyFor } from '#domain/access/policy.js';
import { familiesOf } from '#domain/access/viewer.js';
import { concerningNoRecords } from '#domain/audit/entry.js';
import { type InboxMessage, toAccessKey } from '#domain/inbox/inbox-message.js';
import type { ReferenceData } from '#domain/reference-data.js';
import {
  describeModeration,
  toModerationKey,
} from '#domain/returns/moderation/moderation-message.js';
import { findActivePeople } from '#features/people/colleagues.reader.js';
import type { Clock } from '#platform/clock.js';
import { actFor, type Database, type Transaction } from '#platform/database.js';
import { queueMail } from '#platform/mail/outbox.js';

import { findUnnotifiedAgencies, takeUnnotified } from './unnotified-steps.store.js';

/** Minutes without another step after which a sitting counts as ended. */
const SETTLED_AFTER_MINUTES = 5;

/** The text of the email. Details of records are shown only after signing in. */
const MAIL_TEXT = 'The decisions and the reasons are in your inbox.';

/** Everything needed to tell agencies about moderation. */
export interface ModerationNewsParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly readReferenceData: () => Promise<ReferenceData>;
  /** Puts a message into a person's inbox, once per key. */
  readonly tell: (transaction: Transaction, told: InboxMessage) => Promise<void>;
}

/**
 * Tells the people who send an agency's returns what moderators did with its disruptions, once
 * their sitting has ended: in the inbox and by email. For each agency, the messages and the note
 * that they were sent are written in one transaction, so that nobody is missed or told twice if a
 * process dies. An email says how many disruptions there are and where to find them, but nothing
 * about any record, because its reader may have lost access since.
 */
export async function notifyOfModeration(parts: ModerationNewsParts): Promise<void> {
  const { database, clock } = parts;
  const settledBefore = new Date(clock.now().getTime() - SETTLED_AFTER_MINUTES * 60_000);
  const agencies = await findUnnotifiedAgencies(database, settledBefore);
  if (agencies.length === 0) return;
  const referenceData = await parts.readReferenceData();
  for (const agencyId of agencies) await notifyAgency({ agencyId, referenceData }, parts);
}

interface Telling {
  readonly agencyId: number;
  readonly referenceData: ReferenceData;
}

function notifyAgency(
  { agencyId, referenceData }: Telling,
  { database, clock, tell }: ModerationNewsParts,
): Promise<void> {
  const agency = referenceData.agencies.find(({ id }) => id === agencyId);
  return database.write(async (transaction) => {
    const at = clock.now();
    await actFor(transaction, agencyId);
    const steps = await takeUnnotified(transaction, { agencyId, at });
    if (!agency || steps.length === 0) return;
    const { title, body } = describeModeration(steps, agency.name);
    const people = (await findActivePeople(transaction))
      .map(({ grants, ...person }) => ({
        ...person,
        grants: activeGrants(grants, referenceData),
      }))
      .filter(({ grants }) => sendsFor(grants, agencyId));
    for (const { id: personId, grants } of people) {
      const key = toKey(agencyId, [
        agency.code,
        personId,
        ...steps.map(({ reference, number }) => `${reference} ${number}`),
      ]);
      const access = toAccessKey(policyFor({ grants }, familiesOf(referenceData.agencies)));
      await tell(transaction, { personId, key, at, title, body, link: null, access });
      await queueMail(transaction, {
        ...{ personId, kind: 'NOTICE', key, subject: title, text: MAIL_TEXT },
        ...{ marking: 'OFFICIAL', link: '/inbox' },
      });
    }
    transaction.log({
      ...concerningNoRecords,
      at,
      action: 'ADMINISTER',
      actor: { personId: null, name: 'Moderation' },
      agencyId,
      what: `Told ${people.length === 1 ? 'one person' : `${people.length} people`} at ${agency.name} what moderators did with its disruptions.`,
    });
  });
}

/**
 * The key of a message. The same steps give the same key, even after an older backup is restored.
 */
function toKey(agencyId: number, of: readonly string[]): string {
  return `${toModerationKey(agencyId)}${createHash('sha256').update(of.join('\n')).digest('hex').slice(0, 32)}`;
}
