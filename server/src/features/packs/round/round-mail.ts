import type { MailContent } from '#domain/mail/compose.js';
import { describeRound } from '#domain/packs/round/describe-round.js';
import { findDue } from '#domain/packs/round/find-due.js';
import { keyOfItem } from '#domain/packs/round/steps.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { findActivePeople } from '#features/people/colleagues.reader.js';
import type { Clock } from '#platform/clock.js';
import type { Transaction } from '#platform/database.js';

import { toKnown } from './notify-person.js';
import { findMessage, findRound } from './round.reader.js';

/** Everything needed to write emails of a round. */
export interface RoundMailParts {
  readonly clock: Clock;
  readonly readReferenceData: () => Promise<ReferenceData>;
}

/**
 * Returns a function that writes an email of a pack’s round when it is sent, with the items that
 * still apply. A text that was agreed or reassigned meanwhile is left out. Null if no item still
 * applies, or if the recipient has lost the right.
 */
export function writeRoundMail({ clock, readReferenceData }: RoundMailParts) {
  return async (
    transaction: Transaction,
    { key }: { readonly key: string },
  ): Promise<Pick<MailContent, 'subject' | 'text' | 'link' | 'marking'> | null> => {
    const message = await findMessage(transaction, key);
    const round = message && (await findRound(transaction, message.packId, clock.now()));
    if (message === null || round === null) return null;
    const referenceData = await readReferenceData();
    // The owner of the texts may have just changed, which is no reason to hold back the message.
    const people = toKnown(await findActivePeople(transaction), referenceData);
    const due = new Set(
      findDue({ ...round, people, isSettled: true }, referenceData).map(keyOfItem),
    );
    const items = message.items.filter((item) => due.has(keyOfItem(item)));
    if (items.length === 0) return null;
    const { title, body, marking, link } = describeRound(items, round, referenceData);
    return { subject: title, text: body, marking, link };
  };
}
