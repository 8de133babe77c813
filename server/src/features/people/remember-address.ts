import type { Transaction } from '#platform/database.js';
import { cancelMailsOf } from '#platform/mail/outbox.js';

import { findStoredAddress, putAddress } from './address.store.js';
import { readVerifiedAddress } from './mail-address.reader.js';

/**
 * Keeps the address that the identity provider vouches for at a sign-in. It counts before one that
 * the person confirmed; where the provider vouches for none any more, the one that it gave goes.
 * The person who calls has locked the person.
 */
export async function rememberAddress(
  transaction: Transaction,
  personId: string,
  claims: Readonly<Record<string, unknown>>,
): Promise<void> {
  const address = readVerifiedAddress(claims);
  const standing = await findStoredAddress(transaction, personId);
  const isOfProvider = standing.address !== null && standing.isFromProvider;
  if (address === null ? !isOfProvider : isOfProvider && standing.address === address) return;
  await putAddress(transaction, personId, { address, isFromProvider: address !== null });
}

/** Forgets the address of somebody whose access ends, and cancels what was to be sent to them. */
export async function forgetAddress(transaction: Transaction, personId: string): Promise<void> {
  const { address, wanted } = await findStoredAddress(transaction, personId);
  if (address !== null || wanted !== null)
    await putAddress(transaction, personId, { address: null, isFromProvider: false });
  await cancelMailsOf(transaction, personId, 'Whoever it was for no longer has access.');
}
