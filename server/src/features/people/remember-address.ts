import type { Transaction } from '#platform/database.js';
import { cancelMailsOf } from '#platform/mail/outbox.js';

import { findStoredAddress, putAddress } from './address.store.js';
import { readVerifiedAddress } from './mail-address.reader.js';

/**
 * Stores the address that the identity provider confirms at a sign-in. That address takes
 * precedence over one confirmed by the person, and is removed once the provider no longer gives
 * one. The caller has locked the person.
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

/** Removes the address of somebody whose access ends, and cancels their emails. */
export async function forgetAddress(transaction: Transaction, personId: string): Promise<void> {
  const { address, wanted } = await findStoredAddress(transaction, personId);
  if (address !== null || wanted !== null)
    await putAddress(transaction, personId, { address: null, isFromProvider: false });
  await cancelMailsOf(transaction, personId, 'The person it was for no longer has access.');
}
