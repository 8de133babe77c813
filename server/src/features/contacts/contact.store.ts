import sql from 'sql-template-tag';

import { type Contact, decideContact } from '#domain/contacts/contact.js';
import type { Dataset } from '#domain/lists.js';
import type { Transaction } from '#platform/database.js';

import { lockContact } from './contact.reader.js';

export interface ContactChange {
  readonly agencyId: number;
  readonly dataset: Dataset;
  /** The new contact; null removes the current one. */
  readonly contact: Contact | null;
  /** The version that was seen; 0 if the contact was never set. */
  readonly seen: number;
}

/**
 * Sets, changes or removes the contact of an agency for a dataset, unless somebody else has changed
 * it since it was seen. A concurrent change waits until this transaction ends, and then sees its
 * result.
 */
export async function changeContact(
  transaction: Transaction,
  change: ContactChange,
): Promise<'KEPT' | 'WRITTEN' | 'CONFLICT'> {
  const { agencyId, dataset, contact, seen } = change;
  const standing = await lockContact(transaction, agencyId, dataset);
  const decision = decideContact(standing, contact, seen);
  if (decision !== 'WRITE') return decision === 'KEEP' ? 'KEPT' : 'CONFLICT';
  const [role, address] = [contact?.role ?? null, contact?.address ?? null];
  const { rowCount } = await transaction.query(
    standing
      ? sql`UPDATE dataset_contact SET role = ${role}, address = ${address}, version = version + 1
            WHERE  agency_id = ${agencyId} AND dataset = ${dataset}::"Dataset"`
      : sql`INSERT INTO dataset_contact (agency_id, dataset, role, address, version)
            VALUES (${agencyId}, ${dataset}::"Dataset", ${role}, ${address}, 1) ON CONFLICT DO NOTHING`,
  );
  // Somebody else has just inserted the contact, so now there is a row to lock.
  return rowCount === 0 ? changeContact(transaction, change) : 'WRITTEN';
}
