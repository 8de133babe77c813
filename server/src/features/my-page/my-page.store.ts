import { randomUUID } from 'node:crypto';

import sql from 'sql-template-tag';

import type { Json } from '#domain/json.js';
import type { Arranged, PinHeight } from '#domain/my-page/pin.js';
import type { Transaction } from '#platform/database.js';

import { findMyPage, type MyPageRecord } from './my-page.reader.js';

/** The source of a new block: a saved question, or a block of a built-in page. */
export interface NewPin {
  readonly queryId: string | null;
  readonly pageKey: string | null;
  readonly blockId: string | null;
  readonly measure: string | null;
  readonly scope: Readonly<Record<string, Json>>;
  readonly variables: Readonly<Record<string, Json>>;
  readonly columns: number;
  readonly height: PinHeight;
}

/**
 * Somebody’s page, created if missing and locked until the transaction ends.
 *
 * @param personId null for the local administrator
 */
export async function lockMyPage(
  transaction: Transaction,
  personId: string | null,
): Promise<MyPageRecord> {
  const { query } = transaction;
  await query(sql`
    INSERT INTO my_page (id, person_id, version) VALUES (${randomUUID()}::uuid, ${personId}::uuid, 0) ON CONFLICT (person_id) DO NOTHING`);
  await query(
    sql`SELECT FROM my_page WHERE person_id IS NOT DISTINCT FROM ${personId}::uuid FOR UPDATE`,
  );
  const page = await findMyPage(transaction, personId);
  if (!page) throw new Error('My page was created but not found');
  return page;
}

/** Adds a block at the end of a page. Returns its id. */
export async function insertPin(
  transaction: Transaction,
  page: MyPageRecord,
  pin: NewPin,
): Promise<string> {
  const id = randomUUID();
  const { queryId, pageKey, blockId, measure, scope, variables, columns, height } = pin;
  await transaction.query(sql`
    INSERT INTO pin (id, page_id, place, columns, height, query_id, page_key, block_id, measure, scope, variables)
    SELECT ${id}::uuid, ${page.id}::uuid, coalesce(max(place) + 1, 0), ${columns}::int, ${height}::"PinHeight", ${queryId}::uuid, ${pageKey}, ${blockId},
           ${measure}, ${JSON.stringify(scope)}::jsonb, ${JSON.stringify(variables)}::jsonb
    FROM   pin WHERE page_id = ${page.id}::uuid`);
  await raiseVersion(transaction, page);
  return id;
}

/** Removes a block from a page. */
export async function removePin(
  transaction: Transaction,
  page: MyPageRecord,
  id: string,
): Promise<void> {
  await transaction.query(
    sql`DELETE FROM pin WHERE page_id = ${page.id}::uuid AND id = ${id}::uuid`,
  );
  await raiseVersion(transaction, page);
}

/** Reorders the blocks of a page, each with its width and height. */
export async function arrange(
  transaction: Transaction,
  page: MyPageRecord,
  pins: readonly Arranged[],
): Promise<void> {
  await transaction.query(sql`
    UPDATE pin SET place = wanted.place, columns = wanted.columns, height = wanted.height
    FROM   json_to_recordset(${JSON.stringify(pins.map((each, place) => ({ ...each, place })))}::json)
           AS wanted (id uuid, place int, columns int, height "PinHeight")
    WHERE  pin.id = wanted.id AND pin.page_id = ${page.id}::uuid`);
  await raiseVersion(transaction, page);
}

async function raiseVersion({ query }: Transaction, { id }: MyPageRecord): Promise<void> {
  await query(sql`UPDATE my_page SET version = version + 1 WHERE id = ${id}::uuid`);
}
