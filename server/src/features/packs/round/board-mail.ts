import type { Transaction } from '#platform/database.js';

import { writeActionMail } from './action-mail.js';
import { type RoundMailParts, writeRoundMail } from './round-mail.js';

/**
 * Returns a function that writes an email of a board when it is sent: about the round of a pack, or
 * an action that is due. Null if no item of it still holds.
 */
export function writeBoardMail(parts: RoundMailParts) {
  const [writeRound, writeAction] = [writeRoundMail(parts), writeActionMail(parts)];
  return async (transaction: Transaction, mail: { readonly key: string }) =>
    (await writeRound(transaction, mail)) ?? (await writeAction(transaction, mail));
}
