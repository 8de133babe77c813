import { randomUUID } from 'node:crypto';

import sql from 'sql-template-tag';

import type { Actor } from '#domain/access/actor.js';
import { SEVERAL } from '#domain/audit/asked-questions.js';
import { toBoundedJson } from '#domain/audit/bounded.js';
import type { Json } from '#domain/json.js';
import type { Transaction } from '#platform/database.js';

/** The questions that somebody asked in one operation. */
export interface QuestionParams {
  readonly at: Date;
  readonly actor: Actor;
  /**
   * The field of the API; `several` if the operation has more than one field, in which case the
   * questions are stored as a list.
   */
  readonly operation: string;
  readonly question: Json;
}

/**
 * Stores what was asked, one row for each operation. A very long question is cut short, with a
 * note.
 */
export async function insertQuestions(
  { query }: Transaction,
  questions: readonly QuestionParams[],
): Promise<void> {
  const rows = questions.map(({ at, actor, operation, question }) => ({
    ...{
      id: randomUUID(),
      asked_at: at.toISOString(),
      operation,
      // The questions of several fields have already been cut one by one.
      question: operation === SEVERAL ? question : toBoundedJson(question),
    },
    ...{ person_id: actor.personId, person_name: actor.name },
  }));
  await query(sql`
    INSERT INTO asked_question (id, asked_at, person_id, person_name, operation, question)
    SELECT id, asked_at, person_id, person_name, operation, question
    FROM   jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           AS asked (id uuid, asked_at timestamptz, person_id text, person_name text, operation text, question jsonb)`);
}

/**
 * Removes the questions that are older than 13 months (docs/operations.md). The database does not
 * let anybody remove a newer one, so the limit is not repeated here.
 */
export async function removeOldQuestions({ query }: Transaction): Promise<void> {
  await query(sql`DELETE FROM asked_question`);
}
