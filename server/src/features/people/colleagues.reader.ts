import sql, { raw } from 'sql-template-tag';

import type { Database, Transaction } from '#platform/database.js';

import { type FoundPerson, foundPerson, selectPerson } from './found-person.reader.js';

/**
 * Runs statements under the login role, which reads people and their settings, and does not change
 * anything.
 */
export function readingPeople({ pool }: Pick<Database, 'pool'>): Pick<Transaction, 'query'> {
  return { query: (statement) => pool.query(statement.text, statement.values) };
}

/** Everybody with access, by name, with their active grants. */
export async function findActivePeople({
  query,
}: Pick<Transaction, 'query'>): Promise<readonly FoundPerson[]> {
  const { rows } = await query<{ person: unknown }>(sql`
    SELECT ${raw(selectPerson('person'))} AS person FROM person WHERE is_active ORDER BY name, id`);
  return rows.map(({ person }) => foundPerson.parse(person));
}

/** Several people by id, in no particular order. Unknown ids are ignored. */
export async function findPeopleById(
  { query }: Pick<Transaction, 'query'>,
  ids: readonly string[],
): Promise<readonly FoundPerson[]> {
  const { rows } = await query<{ person: unknown }>(sql`
    SELECT ${raw(selectPerson('person'))} AS person FROM person WHERE id::text = ANY (${[...ids]}::text[])`);
  return rows.map(({ person }) => foundPerson.parse(person));
}
