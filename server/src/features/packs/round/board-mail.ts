import type { Transaction } from '#platform/database.js';

import { writeActionMail } from './action-mail.js';
import { type RoundMailParts, writeRoundMail } from './round-mail.js';

/**
 * Returns a function that writes a board’s email when it is sent, about the round of a pack or
 * about actions that are due. Null if none of its items still applies.
 */
export function writeBoardMail(parts: RoundMailParts) {
  const [writeRound, writeAction] = [writeRoundMail(parts), writeActionMail(parts)];
  return async (transaction: Transaction, mail: { readonly key: string }) =>
    (await writeRound(transaction, mail)) ?? (await writeAction(transaction, mail));
}
