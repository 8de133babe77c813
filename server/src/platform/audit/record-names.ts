import sql from 'sql-template-tag';

import type { Dataset } from '#domain/lists.js';
import type { Transaction } from '#platform/database.js';
import { keyedHash } from '#platform/keyed-hash.js';

/** A record by its reference, or a part of one, of any agency. */
export interface ReferenceToName {
  readonly dataset: Dataset;
  readonly reference: string;
}

/**
 * What the log calls records: the first 16 hexadecimal digits of a keyed hash of dataset and
 * reference, the same each time. The person who reads the log can follow a record in it without
 * learning what it is called; anyone who has its name and the secret finds it again.
 */
export async function nameForLog(
  { query }: Pick<Transaction, 'query'>,
  references: readonly ReferenceToName[],
): Promise<readonly string[]> {
  if (references.length === 0) return [];
  const { rows } = await query<{ name: string }>(sql`
    SELECT left(encode(${keyedHash(['log', sql`named.dataset`, sql`named.reference`])}, 'hex'), 16) AS name
    FROM   unnest(${references.map(({ dataset }) => dataset)}::text[], ${references.map(({ reference }) => reference)}::text[])
           WITH ORDINALITY AS named (dataset, reference, place)
    ORDER  BY place`);
  return rows.map(({ name }) => name);
}
