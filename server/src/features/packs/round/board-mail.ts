import type { Transaction } from '#platform/database.js';

import { writeActionMail } from './action-mail.js';
import { type RoundMailParts, writeRoundMail } from './round-mail.js';

/**
 * What a mail of a board says at the moment of sending it: of the round of a pack, or of an action
 * that falls due. Null where nothing holds any more.
 */
export function writeBoardMail(parts: RoundMailParts) {
  const [writeRound, writeAction] = [writeRoundMail(parts), writeActionMail(parts)];
  return async (transaction: Transaction, mail: { readonly key: string }) =>
    (await writeRound(transaction, mail)) ?? (await writeAction(transaction, mail));
}
