import type { QueryResult, QueryResultRow } from 'pg';
import sql, { type Sql } from 'sql-template-tag';

import type { Entry } from '#domain/audit/entry.js';
import { referencesIn, toNamed } from '#domain/audit/named-records.js';
import { keyedHash } from '#platform/keyed-hash.js';

/** Runs statements under a role that may read the secret. */
type Query = <Row extends QueryResultRow>(statement: Sql) => Promise<QueryResult<Row>>;

/**
 * The name of every record in a database without an installation, and therefore without a secret.
 */
const WITHHELD = 'withheld';

/**
 * Names of records in the log: the first 16 hexadecimal digits of a keyed hash of the reference,
 * always the same. Readers of the log can follow a record without learning its reference. A person
 * with the reference and the secret can find the record.
 */
export async function nameForLog(
  query: Query,
  references: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (references.length === 0) return new Map();
  const { rows } = await query<{ reference: string; name: string | null }>(sql`
    SELECT reference, left(encode(${keyedHash(['log', sql`reference`])}, 'hex'), 16) AS name
    FROM   unnest(${references}::text[]) AS named (reference)`);
  return new Map(rows.map(({ reference, name }) => [reference, name ?? WITHHELD]));
}

/** Replaces the references of records in entries’ filters by their names for the log. */
export async function nameRecords(
  query: Query,
  entries: readonly Entry[],
): Promise<readonly Entry[]> {
  const references = new Set(entries.flatMap(({ filter }) => referencesIn(filter)));
  // A text that the database cannot store is not the reference of any record.
  const names = await nameForLog(
    query,
    [...references].filter((reference) => !reference.includes('\0')),
  );
  return references.size === 0
    ? entries
    : entries.map((entry) => ({
        ...entry,
        filter: toNamed(entry.filter, (reference) => names.get(reference) ?? WITHHELD),
      }));
}
