import sql from 'sql-template-tag';

import type { CurrentContact } from '#domain/contacts/contact.js';
import { allDatasets, type Dataset } from '#domain/lists.js';
import type { Database, Transaction } from '#platform/database.js';

/** The contact of an agency for a dataset; empty if none was set, or it was removed. */
export interface KnownContact extends CurrentContact {
  readonly dataset: Dataset;
}

interface ContactRow {
  readonly dataset: Dataset;
  readonly role: string | null;
  readonly address: string | null;
  readonly version: number;
}

/**
 * The contacts of an agency: one for each dataset that it owes or has a contact for, in list order.
 */
export async function findContacts(
  { pool }: Database,
  agencyId: number,
): Promise<readonly KnownContact[]> {
  const { rows } = await pool.query<ContactRow>(
    `SELECT dataset::text AS dataset, role, address, coalesce(version, 0) AS version
     FROM   (SELECT DISTINCT dataset FROM return_obligation WHERE agency_id = $1) AS owed
     FULL   JOIN (SELECT dataset, role, address, version FROM dataset_contact WHERE agency_id = $1) AS known USING (dataset)`,
    [agencyId],
  );
  return allDatasets.flatMap((dataset) =>
    rows.filter((row) => row.dataset === dataset).map(toKnown),
  );
}

/**
 * The contact of an agency for one dataset, locked until the transaction ends; null if it was never
 * set.
 */
export async function lockContact(
  { query }: Transaction,
  agencyId: number,
  dataset: Dataset,
): Promise<KnownContact | null> {
  const { rows } = await query<ContactRow>(sql`
    SELECT dataset::text AS dataset, role, address, version FROM dataset_contact
    WHERE  agency_id = ${agencyId} AND dataset = ${dataset}::"Dataset" FOR UPDATE`);
  return rows[0] ? toKnown(rows[0]) : null;
}

function toKnown({ dataset, role, address, version }: ContactRow): KnownContact {
  return {
    dataset,
    version,
    contact: role === null || address === null ? null : { role, address },
  };
}
