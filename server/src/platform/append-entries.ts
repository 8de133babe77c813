import type pg from 'pg';
import sql, { raw, type Sql } from 'sql-template-tag';

import { beginning, chain, type ChainedEntry, type Head } from '#domain/audit/chain.js';
import type { Entry } from '#domain/audit/entry.js';
import { toKept } from '#domain/audit/kept.js';
import { referencesIn } from '#domain/audit/named-records.js';
import { AUDITOR_ROLE, WRITER_ROLE } from '@stronghold/prisma/roles';

import { nameRecords } from './record-names.js';
import { sha256 } from './sha256.js';

/**
 * Adds entries to the end of the log, as the last step of the caller’s transaction. It locks the
 * chain, so all other work that adds to the log waits until this transaction ends. Further
 * statements would prolong this wait. Records in an entry’s filter are replaced here by their names
 * for the log. Returns the new end of the log; null if there are no entries.
 */
export async function appendEntries(
  client: pg.ClientBase,
  entries: readonly Entry[],
): Promise<Head | null> {
  if (entries.length === 0) return null;
  const named = await nameRecords((statement) => run(client, statement), entries);
  const { last, rows } = link(await lockHead(client), named);
  await run(
    client,
    sql`
    WITH added AS (
      INSERT INTO audit_entry (${columns})
      SELECT ${valuesOf(rows)})
    UPDATE audit_head SET number = ${last.number}, hash = decode(${last.hash}, 'hex')`,
  );
  return last;
}

/**
 * Adds entries in one statement: one round trip, where `appendEntries` and its transaction take
 * four. It can be used if no record is named in an entry’s filter and the log still ends where it
 * was last seen to end. Returns the new end of the log; null, with nothing written, if it cannot be used.
 *
 * @param writing runs a statement in a transaction of its own, under the role that writes
 * @param known where the log was last seen to end
 */
export async function appendAfter(
  writing: Pick<pg.Pool, 'query'>,
  known: Head,
  entries: readonly Entry[],
): Promise<Head | null> {
  if (entries.some(({ filter }) => referencesIn(filter).length > 0)) return null;
  const { last, rows } = link(known, entries);
  const { text, values } = sql`
    WITH moved AS (
      UPDATE audit_head SET number = ${last.number}, hash = decode(${last.hash}, 'hex')
      WHERE  number = ${known.number} AND hash = decode(${known.hash}, 'hex')
      RETURNING true)
    INSERT INTO audit_entry (${columns})
    SELECT ${valuesOf(rows)}, moved`;
  const { rowCount } = await writing.query({ name: 'append-after', text, values });
  return rowCount === 0 ? null : last;
}

const columns = raw(
  'number, at, action, person_id, person_name, agency_id, touched, what, dataset, filter, row_count, reason, address, session, format, previous_hash, hash',
);

/** The list and the source of a SELECT of entries, in the order of `columns`. */
function valuesOf(rows: string): Sql {
  return sql`
    entry.number, at, action, person_id, person_name, agency_id, touched, what, dataset, filter, row_count, reason, address, session, format,
           decode(previous_hash, 'hex'), decode(entry.hash, 'hex')
    FROM   jsonb_to_recordset(${rows}::jsonb)
           AS entry (number bigint, at timestamptz, action "AuditAction", person_id text, person_name text, agency_id int, touched jsonb,
                     what text, dataset "Dataset", filter jsonb, row_count bigint, reason text, address text, session text, format int, previous_hash text, hash text)`;
}

/** Links entries after `head`. Returns the new end, and the rows of the table as JSON. */
function link(
  head: Head,
  entries: readonly Entry[],
): { readonly last: Head; readonly rows: string } {
  const chained = chain(head, entries.map(toKept), sha256);
  return { last: chained.at(-1) ?? head, rows: JSON.stringify(chained.map(toRow)) };
}

/**
 * Whether the transaction that added an entry was committed. Waits for that transaction's lock, and
 * so until the transaction has ended.
 *
 * @param entry the number and the hash of the entry, which no other entry can have
 */
export async function isAppended(client: pg.ClientBase, entry: Head): Promise<boolean> {
  await run(client, sql`SET LOCAL ROLE ${raw(WRITER_ROLE)}`);
  await findHead(client);
  await run(client, sql`SET LOCAL ROLE ${raw(AUDITOR_ROLE)}`);
  const { rowCount } = await run(
    client,
    sql`SELECT FROM audit_entry WHERE number = ${entry.number} AND hash = decode(${entry.hash}, 'hex')`,
  );
  return rowCount === 1;
}

/** The head of the log, locked until this transaction ends. */
async function lockHead(client: pg.ClientBase): Promise<Head> {
  const found = await findHead(client);
  if (found) return found;
  // Insert the row for the first entry of an installation, unless another transaction has just done
  // so.
  await run(
    client,
    sql`INSERT INTO audit_head (number, hash) VALUES (0, decode(${beginning.hash}, 'hex')) ON CONFLICT DO NOTHING`,
  );
  const made = await findHead(client);
  if (!made) throw new Error('The log has no head, and none could be made');
  return made;
}

async function findHead(client: pg.ClientBase): Promise<Head | null> {
  const { rows } = await run<{ readonly number: string; readonly hash: string }>(
    client,
    sql`SELECT number::text AS number, encode(hash, 'hex') AS hash FROM audit_head FOR UPDATE`,
  );
  const [head] = rows;
  return head ? { number: Number(head.number), hash: head.hash } : null;
}

function run<Row extends pg.QueryResultRow>(
  client: pg.ClientBase,
  statement: Sql,
): Promise<pg.QueryResult<Row>> {
  return client.query<Row>(statement.text, statement.values);
}

function toRow({ at, actor, agencyId, rowCount, previousHash, ...entry }: ChainedEntry) {
  return {
    ...entry,
    at: at.toISOString(),
    person_id: actor.personId,
    person_name: actor.name,
    address: actor.address ?? null,
    session: actor.session ?? null,
    agency_id: agencyId,
    row_count: rowCount,
    previous_hash: previousHash,
  };
}
