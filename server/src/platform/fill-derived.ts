import type pg from 'pg';

import { addWorkingDays, REASONABLE_GROUNDS_DAYS } from '#domain/working-days.js';

import { loadBankHolidays } from './bank-holidays.js';

/**
 * The number of derived columns that older rows need filled in. `installation.derived_filled` is
 * the number already filled in.
 */
const DERIVED_TO_DATE = 1;

/**
 * Fills in derived columns of rows that were stored before those columns existed, in records and in
 * history. Screening computes these columns for later rows. Fills them in once for a database, in
 * one transaction, and reads a single row if there is nothing to do. A second process waits for the
 * first.
 *
 * @param owner a connection of the database’s owner, outside a transaction
 */
export async function fillDerived(owner: pg.ClientBase): Promise<void> {
  if (!(await isBehind(owner, ''))) return;
  await owner.query('BEGIN');
  try {
    if (await isBehind(owner, 'FOR UPDATE')) {
      for (const table of ['referral', 'referral_history']) await fillDueDays(owner, table);
      for (const table of ['report', 'report_history']) await fillDisruptions(owner, table);
      await owner.query('UPDATE installation SET derived_filled = $1', [DERIVED_TO_DATE]);
    }
    await owner.query('COMMIT');
  } catch (error) {
    await owner.query('ROLLBACK');
    throw error;
  }
}

async function isBehind(owner: pg.ClientBase, lock: '' | 'FOR UPDATE'): Promise<boolean> {
  const { rows } = await owner.query<{ derived_filled: number }>(
    `SELECT derived_filled FROM installation ${lock}`,
  );
  return rows.some(({ derived_filled }) => derived_filled < DERIVED_TO_DATE);
}

async function fillDueDays(owner: pg.ClientBase, table: string): Promise<void> {
  const { rows } = await owner.query<{ day: string }>(
    `SELECT DISTINCT received_on::text AS day FROM ${table} WHERE reasonable_grounds_due_on IS NULL`,
  );
  const days = rows.map(({ day }) => day);
  const bankHolidays = await loadBankHolidays();
  await owner.query(
    `UPDATE ${table} AS kept SET reasonable_grounds_due_on = known.due_on
     FROM   unnest($1::date[], $2::date[]) AS known (received_on, due_on)
     WHERE  kept.received_on = known.received_on AND kept.reasonable_grounds_due_on IS NULL`,
    [days, days.map((day) => addWorkingDays(day, REASONABLE_GROUNDS_DAYS, bankHolidays))],
  );
}

/**
 * Fills in the agency and reference of each disruption that a row names: the text before the first
 * colon is an agency’s code. A reference without a colon is one of the sender's.
 */
async function fillDisruptions(owner: pg.ClientBase, table: string): Promise<void> {
  await owner.query(
    `WITH named AS (
       SELECT disruption_reference AS link, agency.id AS agency_id, substr(disruption_reference, strpos(disruption_reference, ':') + 1) AS own_reference
       FROM   (SELECT DISTINCT disruption_reference FROM ${table} WHERE disruption_reference IS NOT NULL AND disruption_own_reference IS NULL) AS missing
       LEFT   JOIN agency ON agency.code = split_part(disruption_reference, ':', 1) AND strpos(disruption_reference, ':') > 0)
     UPDATE ${table} AS kept
     SET    disruption_agency_id = CASE WHEN strpos(named.link, ':') > 0 THEN named.agency_id ELSE kept.agency_id END,
            disruption_own_reference = named.own_reference
     FROM   named
     WHERE  kept.disruption_reference = named.link AND kept.disruption_own_reference IS NULL`,
  );
}
