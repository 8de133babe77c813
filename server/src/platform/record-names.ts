import type { QueryResult, QueryResultRow } from 'pg';
import sql, { type Sql } from 'sql-template-tag';

import type { Entry } from '#domain/audit/entry.js';
import { referencesIn, toNamed } from '#domain/audit/named-records.js';
import { keyedHash } from '#platform/keyed-hash.js';

/** What runs statements under a role that may read the secret. */
type Query = <Row extends QueryResultRow>(statement: Sql) => Promise<QueryResult<Row>>;

/** What stands where there is no secret to make a name with: in a database without installation. */
const WITHHELD = 'withheld';

/**
 * What the log calls records: the first 16 hexadecimal digits of a keyed hash of the reference, the
 * same each time. Whoever reads the log can follow a record in it without learning what it is
 * called; whoever knows that, and the secret, finds it again.
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

/** Entries whose filters call records by what the log calls them. */
export async function nameRecords(
  query: Query,
  entries: readonly Entry[],
): Promise<readonly Entry[]> {
  const references = new Set(entries.flatMap(({ filter }) => referencesIn(filter)));
  // What no text of the database can hold names no record.
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
