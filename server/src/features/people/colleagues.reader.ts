import sql, { raw } from 'sql-template-tag';

import type { Database, Transaction } from '#platform/database.js';

import { type FoundPerson, foundPerson, selectPerson } from './found-person.reader.js';

/**
 * Runs statements under the login role, which reads who people are and what is kept for them, and
 * changes nothing.
 */
export function readingPeople({ pool }: Pick<Database, 'pool'>): Pick<Transaction, 'query'> {
  return { query: (statement) => pool.query(statement.text, statement.values) };
}

/**
 * Everybody whose access has not been ended, by name, with what goes on of all that was granted to
 * them.
 */
export async function findActivePeople({
  query,
}: Pick<Transaction, 'query'>): Promise<readonly FoundPerson[]> {
  const { rows } = await query<{ person: unknown }>(sql`
    SELECT ${raw(selectPerson('person'))} AS person FROM person WHERE is_active ORDER BY name, id`);
  return rows.map(({ person }) => foundPerson.parse(person));
}

/** Several people by their ids, in no order. Ids that are of nobody find nobody. */
export async function findPeopleById(
  { query }: Pick<Transaction, 'query'>,
  ids: readonly string[],
): Promise<readonly FoundPerson[]> {
  const { rows } = await query<{ person: unknown }>(sql`
    SELECT ${raw(selectPerson('person'))} AS person FROM person WHERE id::text = ANY (${[...ids]}::text[])`);
  return rows.map(({ person }) => foundPerson.parse(person));
}
