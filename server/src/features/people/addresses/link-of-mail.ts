import { makeLinkSecret } from '#features/people/address.store.js';
import type { Transaction } from '#platform/database.js';

/**
 * The link in an email that asks for confirmation of an address; null if there is nothing left to
 * confirm.
 */
export async function makeConfirmingLink(
  transaction: Transaction,
  { key }: { readonly key: string },
): Promise<{ readonly link: string } | null> {
  const secret = await makeLinkSecret(transaction, key);
  return secret === null ? null : { link: `/account?confirm=${secret}` };
}
