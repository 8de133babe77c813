import sql, { join, raw } from 'sql-template-tag';

import type { PlainDate } from '#domain/plain-date.js';
import type { Database } from '#platform/database.js';

import { factTables } from './fact-tables.reader.js';

/**
 * The day of the oldest record of any dataset, or the first day of its quarter if it was removed
 * after its retention period; null if there is neither.
 */
export async function findFirstDay(database: Database): Promise<PlainDate | null> {
  const firstDays = Object.values(factTables).map(
    ({ name, date }) => sql`(SELECT min(${raw(date)}) FROM ${raw(name)})`,
  );
  const { rows } = await database.read(({ query }) =>
    query<{ day: PlainDate | null }>(
      // Figures still exist for quarters whose records were removed after their retention period.
      sql`SELECT least(${join(firstDays)}, (
        SELECT min(quarter_start) FROM return_quality AS counted JOIN retention_period USING (dataset)
        WHERE  counted.records > 0 AND counted.quarter_start < retention_period.taken_before)) AS day`,
    ),
  );
  return rows[0]?.day ?? null;
}
