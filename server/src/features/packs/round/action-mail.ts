import type { MailContent } from '#domain/mail/compose.js';
import { describeActions } from '#domain/packs/round/describe-actions.js';
import { findDueActions, keyOfActionItem } from '#domain/packs/round/due-actions.js';
import { findActions } from '#features/packs/actions/action.reader.js';
import { findActivePeople } from '#features/people/colleagues.reader.js';
import type { Transaction } from '#platform/database.js';

import { findActionMessage } from './due-actions.reader.js';
import { findPackOfActions } from './notify-of-actions.js';
import { type RoundParts, toKnown } from './notify-person.js';

/**
 * Returns a function that writes an email about actions when it is sent, with the items that still
 * apply. Null if no item still applies, if the recipient has lost the right, or if the email is
 * about something else.
 */
export function writeActionMail({ readReferenceData }: Pick<RoundParts, 'readReferenceData'>) {
  return async (
    transaction: Transaction,
    { key }: { readonly key: string },
  ): Promise<Pick<MailContent, 'subject' | 'text' | 'link' | 'marking'> | null> => {
    const message = await findActionMessage(transaction, key);
    if (message === null) return null;
    const { area } = message;
    const referenceData = await readReferenceData();
    const people = toKnown(await findActivePeople(transaction), referenceData);
    const actions = await findActions(transaction, area);
    const due = new Set(
      findDueActions({ area, actions, people }, referenceData).map(keyOfActionItem),
    );
    const items = message.items.filter((item) => due.has(keyOfActionItem(item)));
    if (items.length === 0) return null;
    const pack = await findPackOfActions(transaction, area);
    const reader = people.find(({ personId }) => personId === items[0]?.personId)?.name ?? '';
    const { title, body, marking, link } = describeActions(
      items,
      { area, actions, pack, reader },
      referenceData,
    );
    return { subject: title, text: body, marking, link };
  };
}
