import sql from 'sql-template-tag';

import type { Dataset } from '#domain/lists.js';
import { toPlainName } from '#domain/returns/column.js';
import type { RememberedWords, WordChoice } from '#domain/returns/words.js';
import type { Transaction } from '#platform/database.js';

/** An agency's choices for its own words in its returns for a dataset. */
export async function findRememberedWords(
  { query }: Pick<Transaction, 'query'>,
  agencyId: number,
  dataset: Dataset,
): Promise<RememberedWords> {
  const { rows } = await query<{ column: string; word: string; entry: string }>(sql`
    SELECT column_name AS column, word, entry FROM return_word
    WHERE  agency_id = ${agencyId} AND dataset = ${dataset}::"Dataset" ORDER BY column_name, word`);
  const columns = new Map<string, Map<string, string>>();
  for (const { column, word, entry } of rows)
    columns.set(column, (columns.get(column) ?? new Map<string, string>()).set(word, entry));
  return columns;
}

/** Somebody's choices for words in returns for a dataset. */
export interface WordsToRemember {
  readonly agencyId: number;
  readonly dataset: Dataset;
  readonly choices: readonly WordChoice[];
}

/** Stores the meanings of words, in place of earlier choices, or forgets them. */
export async function rememberWords(
  { query }: Transaction,
  { agencyId, dataset, choices }: WordsToRemember,
): Promise<void> {
  const last = [
    ...new Map(choices.map((each) => [`${each.column}\0${toPlainName(each.word)}`, each])).values(),
  ];
  const columns = last.map(({ column }) => column);
  const words = last.map(({ word }) => toPlainName(word));
  const entries = last.map(({ entry }) => entry);
  await query(sql`
    DELETE FROM return_word AS kept
    USING  unnest(${columns}::text[], ${words}::text[], ${entries}::text[]) AS given (column_name, word, entry)
    WHERE  kept.agency_id = ${agencyId} AND kept.dataset = ${dataset}::"Dataset"
      AND  kept.column_name = given.column_name AND kept.word = given.word AND given.entry IS NULL`);
  await query(sql`
    INSERT INTO return_word (agency_id, dataset, column_name, word, entry)
    SELECT ${agencyId}, ${dataset}::"Dataset", column_name, word, entry
    FROM   unnest(${columns}::text[], ${words}::text[], ${entries}::text[]) AS given (column_name, word, entry)
    WHERE  entry IS NOT NULL
    ON     CONFLICT (agency_id, dataset, column_name, word) DO UPDATE SET entry = excluded.entry`);
}
