import sql from 'sql-template-tag';
import { z } from 'zod';

import type { Transaction } from '#platform/database.js';
import { jsonColumn } from '#platform/json-column.js';

const pin = z.object({
  id: z.string(),
  columns: z.number(),
  height: z.enum(['TILE', 'HALF', 'FULL']),
  /** The id of the saved question; null for a block of a built-in page. */
  queryId: z.string().nullable(),
  pageKey: z.string().nullable(),
  blockId: z.string().nullable(),
  measure: z.string().nullable(),
  scope: z.record(z.string(), jsonColumn),
  variables: z.record(z.string(), jsonColumn),
});

const page = z.object({ id: z.string(), version: z.number(), pins: z.array(pin) });

/** A block on somebody’s own page, as stored. */
export type PinRecord = z.infer<typeof pin>;

/** Somebody’s own page with its blocks in order. */
export type MyPageRecord = z.infer<typeof page>;

/**
 * Somebody’s page; null if they have pinned nothing yet.
 *
 * @param personId null for the local administrator
 */
export async function findMyPage(
  { query }: Pick<Transaction, 'query'>,
  personId: string | null,
): Promise<MyPageRecord | null> {
  const { rows } = await query(sql`
    SELECT my_page.id, my_page.version,
           coalesce(json_agg(json_build_object('id', pin.id, 'columns', pin.columns, 'height', pin.height, 'queryId', pin.query_id,
                                               'pageKey', pin.page_key, 'blockId', pin.block_id, 'measure', pin.measure,
                                               'scope', pin.scope, 'variables', pin.variables)
                             ORDER BY pin.place, pin.id) FILTER (WHERE pin.id IS NOT NULL), '[]') AS pins
    FROM   my_page
    LEFT   JOIN pin ON pin.page_id = my_page.id
    WHERE  my_page.person_id IS NOT DISTINCT FROM ${personId}::uuid
    GROUP  BY my_page.id`);
  return rows[0] === undefined ? null : page.parse(rows[0]);
}
