import type { GraphQLSchema } from 'graphql';

import { toJson } from '#domain/audit/canonical.js';
import type { Json } from '#domain/json.js';
import { toAsker } from '#domain/ownership/asker.js';
import type { Problem } from '#domain/problem.js';
import { canSee } from '#domain/saved-queries/access.js';
import { scheduleLimits } from '#domain/schedules/read-schedule.js';
import { readingPeople } from '#features/people/colleagues.reader.js';
import { findSaved, type SavedRecord } from '#features/saved-queries/saved-query.reader.js';
import { readAskedText, type TextQuestion } from '#features/saved-queries/saved-text.type.js';
import type { Context } from '#graphql/context.js';

/** The parts of a request that are needed to read an input. */
export type Reading = Pick<Context, 'database' | 'identity' | 'referenceData'>;

/**
 * The saved question of a schedule or an alert, with the values of its variables, or what is wrong
 * with either.
 */
export type ReadQuestion =
  | {
      readonly ok: true;
      readonly question: SavedRecord;
      readonly variables: Readonly<Record<string, Json>>;
      readonly asked: TextQuestion;
    }
  | { readonly ok: false; readonly problem: Problem };

interface QuestionParams {
  readonly savedQuery: string | null;
  readonly variables: unknown;
}

/** Finds a saved question that the caller sees and that can be asked as it is. */
export async function readQuestion(
  { savedQuery, variables: written }: QuestionParams,
  { database, identity, referenceData }: Reading,
  schema: GraphQLSchema,
): Promise<ReadQuestion> {
  const wrong = (field: string, message: string) =>
    ({ ok: false, problem: { field, message } }) as const;
  const question =
    savedQuery === null ? null : await findSaved(readingPeople(database), savedQuery);
  if (!question || !canSee(question, toAsker(identity, referenceData), referenceData))
    return wrong('savedQuery', 'This saved question does not exist, or is not shared with you.');
  const variables = toRecord(written);
  if (JSON.stringify(variables).length > scheduleLimits.data)
    return wrong('variables', 'These values are too long to be kept.');
  const text = readAskedText(question, {
    schema,
    referenceData,
    given: { values: variables, scope: {} },
  });
  if (!text.ok)
    return wrong('savedQuery', `This question cannot be asked as it is. ${text.reason}`);
  return { ok: true, question, variables, asked: text.asked };
}

/** The values of variables by name; none if the input has another form. */
function toRecord(value: unknown): Readonly<Record<string, Json>> {
  const plain = toJson(value ?? {});
  return typeof plain === 'object' && plain !== null && !isList(plain) ? plain : {};
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
