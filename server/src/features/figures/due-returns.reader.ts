import sql, { type Sql } from 'sql-template-tag';

import type { PlainDate } from '#domain/plain-date.js';
import type { Named } from '#platform/ask.js';

/** The name by which statements read the due returns. */
export const DUE_RETURNS = 'due_return';

/**
 * The returns whose due day is before `today`, as a named part of the statements that read them.
 */
export function nameDueReturns(today: PlainDate): Named {
  return { name: DUE_RETURNS, statement: dueReturns(today) };
}

/**
 * The returns whose due day has passed, one fact each: agency_id, dataset, quarter_start and
 * is_on_time. Statements read them by name (`DUE_RETURNS`), so that they are computed once, in the
 * same round trip. A return is on time if the first full one that was published and still counts
 * came on or before its due day, by the date in London. A return that never came is not on time. A
 * quarter without a due day of its own is due on the last day of the month after it, as in
 * `defaultDueOn`.
 */
export function dueReturns(today: PlainDate): Sql {
  return sql`
    WITH owed AS (
      SELECT DISTINCT obligation.agency_id, obligation.dataset, quarter.start::date AS quarter_start
      FROM   return_obligation AS obligation
      CROSS  JOIN LATERAL generate_series(
               obligation.from_quarter_start::timestamp,
               least(coalesce(obligation.until_quarter_start, ${today}::date), ${today}::date)::timestamp,
               interval '3 months') AS quarter (start)
    ),
    due AS (
      SELECT owed.agency_id, owed.dataset, owed.quarter_start,
             coalesce(period.due_on, (owed.quarter_start::timestamp + interval '4 months - 1 day')::date) AS due_on
      FROM   owed
      LEFT   JOIN period ON period.dataset = owed.dataset AND period.quarter_start = owed.quarter_start
    ),
    received AS (
      SELECT agency_id, dataset, quarter_start, (min(published_at) AT TIME ZONE 'Europe/London')::date AS received_on
      FROM   submission
      WHERE  status = 'PUBLISHED' AND NOT is_partial
      GROUP  BY agency_id, dataset, quarter_start
    )
    SELECT due.agency_id, due.dataset, due.quarter_start, coalesce(received.received_on <= due.due_on, false) AS is_on_time
    FROM   due
    LEFT   JOIN received ON received.agency_id = due.agency_id AND received.dataset = due.dataset AND received.quarter_start = due.quarter_start
    WHERE  due.due_on < ${today}::date`;
}
