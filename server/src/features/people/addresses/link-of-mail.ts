import { makeLinkSecret } from '#features/people/address.store.js';
import type { Transaction } from '#platform/database.js';

/**
 * The link of a mail that asks somebody to confirm their address; null where there is nothing to
 * confirm any more.
 */
export async function makeConfirmingLink(
  transaction: Transaction,
  { key }: { readonly key: string },
): Promise<{ readonly link: string } | null> {
  const secret = await makeLinkSecret(transaction, key);
  return secret === null ? null : { link: `/account?confirm=${secret}` };
}
