import { createHash } from 'node:crypto';

import { actingIn } from '#domain/access/acting.js';
import type { AgencyRecord } from '#domain/agencies.js';
import { concerningNoRecords } from '#domain/audit/entry.js';
import { datasets } from '#domain/lists.js';
import { formatQuarter } from '#domain/quarter.js';
import { type LateReturns, writeRequest } from '#domain/return-requests/return-request.js';
import type { FoundPerson } from '#features/people/found-person.reader.js';
import type { Context } from '#graphql/context.js';
import type { WritingTransaction } from '#platform/database.js';
import { insertInboxItem } from '#platform/inbox.js';
import { queueMail } from '#platform/mail/outbox.js';

import { insertRequests } from './return-request.store.js';

/** An agency to ask, and the people to tell. */
export interface AgencyToAsk {
  readonly agency: AgencyRecord;
  readonly late: LateReturns;
  readonly senders: readonly FoundPerson[];
  readonly contacts: readonly { readonly role: string; readonly address: string }[];
}

/**
 * Asks one agency for its late returns: records the request, tells the people who may send them, in
 * their inboxes and by email, and emails the contacts. Does not tell anybody if all these returns
 * were already asked for on that day.
 * @returns whether the agency was asked now
 */
export async function requestReturns(
  transaction: WritingTransaction,
  { agency, late, senders, contacts }: AgencyToAsk,
  { identity, viewer, clock }: Pick<Context, 'identity' | 'viewer' | 'clock'>,
): Promise<boolean> {
  const [on, at] = [clock.today(), clock.now()];
  const asked = await insertRequests(transaction, late, { on, at, by: viewer.name });
  if (asked.length === 0) return false;
  const { title, text, link } = writeRequest(late, agency);
  const key = `return request ${agency.code} ${late.quarter} ${on} ${digestOf(asked.join(' '))}`;
  for (const { id } of senders) {
    const told = { personId: id, key, at, title, body: toBody(text), link, access: '' };
    await insertInboxItem(transaction, told);
    await queueMail(transaction, {
      ...mailOf({ title, text, link }),
      personId: id,
      key: `${key} ${id}`,
    });
  }
  // Every email belongs to a person. An email to a shared address belongs to the person who asked.
  const { personId } = identity.actor;
  for (const { address } of personId === null ? [] : contacts)
    await queueMail(transaction, {
      ...mailOf({ title, text, link }),
      ...{ personId: personId ?? '', address, key: `${key} ${digestOf(address)}` },
    });
  const named = asked.map((dataset) => datasets[dataset].toLowerCase()).join(', ');
  transaction.log({
    ...{
      ...concerningNoRecords,
      at,
      action: 'ADMINISTER',
      ...actingIn(identity),
      agencyId: agency.id,
    },
    what: `Asked ${agency.name} for returns for ${formatQuarter(late.quarter)}: ${named}.`,
    filter: { quarter: late.quarter, datasets: asked },
  });
  return true;
}

interface Words {
  readonly title: string;
  readonly text: string;
  readonly link: string;
}

function mailOf({ title, text, link }: Words) {
  return { kind: 'NOTICE', subject: title, text, marking: 'OFFICIAL', link } as const;
}

/** Takes the first two paragraphs, because the linked page has the rest. */
function toBody(text: string): string {
  return text.split('\n\n').slice(0, 2).join('\n\n');
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
