import { actingIn } from '#domain/access/acting.js';
import { concerningNoRecords, type Entry } from '#domain/audit/entry.js';
import { changedElsewhere, decideAddress, fromProvider } from '#domain/mail/own-address.js';
import type { Problem } from '#domain/problem.js';
import {
  countAsked,
  findStoredAddress,
  hasLinkSecret,
  putAddress,
  wantAddress,
} from '#features/people/address.store.js';
import { lockPerson } from '#features/people/person.store.js';
import type { Context } from '#graphql/context.js';
import type { WritingTransaction } from '#platform/database.js';
import { queueMail } from '#platform/mail/outbox.js';

type AccessChangeContext = Pick<Context, 'database' | 'identity' | 'clock'>;

/** Why a change to somebody’s own address was refused; null if it was made. */
type Outcome = Promise<Problem | null>;

const asking = `This address was given for emails from Stronghold. If that was you, open the link below within a day, in a browser in which you are signed in, and confirm it.

If it was not you, there is nothing to do: no other email will come here.`;

/**
 * Sends an email to an address that somebody enters, which is used once they confirm it. The log
 * never contains the address.
 */
export function setAddress(
  changing: AccessChangeContext,
  personId: string,
  { address, seen }: { readonly address: string; readonly seen: number },
): Outcome {
  return change(changing, personId, async (transaction) => {
    const standing = await findStoredAddress(transaction, personId);
    const askedBefore = await countAsked(transaction, personId);
    const decision = decideAddress(standing, { text: address, seen, askedBefore });
    if (decision.kind === 'REFUSE') return decision.problem;
    if (decision.kind === 'KEEP') return null;
    const wanted = decision.address;
    const mailKey = `address ${personId} ${standing.version + 1}`;
    await wantAddress(transaction, { personId, wanted, mailKey });
    const mail = {
      personId,
      kind: 'ADDRESS',
      key: mailKey,
      subject: 'Confirm your address',
      text: asking,
      marking: 'OFFICIAL',
    } as const;
    await queueMail(transaction, { ...mail, address: wanted });
    transaction.log(toEntry(changing, 'Gave an address for email, to be confirmed.'));
    return null;
  });
}

/** Removes somebody’s own address, and one that waits for confirmation. */
export function removeAddress(
  changing: AccessChangeContext,
  personId: string,
  seen: number,
): Outcome {
  return change(changing, personId, async (transaction) => {
    const { address, isFromProvider, wanted, version } = await findStoredAddress(
      transaction,
      personId,
    );
    if (address === null && wanted === null) return null;
    if (version !== seen) return changedElsewhere;
    if (address !== null && isFromProvider) return fromProvider;
    await putAddress(transaction, personId, { address: null, isFromProvider: false });
    transaction.log(toEntry(changing, 'Removed their address for email.'));
    return null;
  });
}

const noLink: Problem = {
  field: 'secret',
  message:
    'This link was already used, is more than a day old, or was sent for somebody else. Give your address again to get a new one.',
};

/** Confirms the requested address with the secret of a link that was sent there. */
export function confirmAddress(
  changing: AccessChangeContext,
  personId: string,
  secret: string,
): Outcome {
  return change(changing, personId, async (transaction) => {
    const { address, isFromProvider, wanted, isWantedStill, version } = await findStoredAddress(
      transaction,
      personId,
    );
    const isTheirs = isWantedStill && (await hasLinkSecret(transaction, personId, secret));
    if (wanted === null || !isTheirs) return noLink;
    if (address !== null && isFromProvider) return fromProvider;
    await putAddress(transaction, personId, { address: wanted, isFromProvider: false });
    if (address !== null) await notifyFormer(transaction, { personId, address, version });
    transaction.log(toEntry(changing, 'Confirmed their address for email.'));
    return null;
  });
}

interface Former {
  readonly personId: string;
  readonly address: string;
  readonly version: number;
}

/** The former address gets a notice, because somebody else may have changed it. */
async function notifyFormer(
  transaction: WritingTransaction,
  { personId, address, version }: Former,
): Promise<void> {
  const text =
    'From now on, emails from Stronghold go to another address. If you did not change that, tell an administrator of your agency.';
  const mail = {
    personId,
    kind: 'NOTICE',
    key: `address changed ${personId} ${version}`,
    subject: 'Your address was changed',
    text,
  } as const;
  await queueMail(transaction, { ...mail, marking: 'OFFICIAL', link: '/account', address });
}

function change(
  { database }: AccessChangeContext,
  personId: string,
  make: (transaction: WritingTransaction) => Outcome,
): Outcome {
  return database.write(async (transaction) => {
    const person = await lockPerson(transaction, personId);
    return person?.isActive
      ? make(transaction)
      : { field: null, message: 'You cannot sign in at present, and so have no address.' };
  });
}

function toEntry({ identity, clock }: AccessChangeContext, what: string): Entry {
  return {
    ...concerningNoRecords,
    at: clock.now(),
    action: 'ADMINISTER',
    ...actingIn(identity),
    what,
  };
}
