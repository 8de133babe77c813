import type { GraphQLSchema } from 'graphql';

import { toJson, toKeptText } from '#domain/audit/canonical.js';
import type { Json } from '#domain/audit/entry.js';
import { isMeasureKey } from '#domain/measures/catalogue.js';
import type { Problem } from '#domain/problem.js';
import { canSee, toAsker } from '#domain/saved-queries/access.js';
import { readSchedule, scheduleLimits } from '#domain/schedules/read-schedule.js';
import type { Subject } from '#domain/schedules/schedule.js';
import { readingPeople } from '#features/people/colleagues.reader.js';
import { readRecipients } from '#features/people/read-recipients.type.js';
import { findSaved, type SavedRecord } from '#features/saved-queries/saved-query.reader.js';
import { readAskedText } from '#features/saved-queries/saved-text.type.js';
import type { Context } from '#graphql/context.js';

import type { WantedSchedule } from './change-schedule.js';
import type { SaveScheduleInput, ScheduleSubjectInput } from './change-schedule.type.js';

export type ReadInput =
  { readonly ok: true; readonly wanted: WantedSchedule } | { readonly ok: false; readonly problems: readonly Problem[] };

type Reading = Pick<Context, 'database' | 'visit' | 'world'>;

/** Reads what is to be scheduled; or tells all that keeps it from that. */
export async function readScheduleInput(input: SaveScheduleInput, reading: Reading, schema: GraphQLSchema): Promise<ReadInput> {
  const { title, cadence, weekday = null, hour = null, delivers } = input;
  const found = await readSubject(input.subject, reading, schema);
  const read = readSchedule({ title: toKeptText(title), subject: found.subject, cadence, weekday, hour, delivers });
  const recipients = await readRecipients(input.recipients, { reading, question: found.question });
  const problems = [...(read.ok ? [] : read.problems), ...recipients.problems];
  return read.ok && problems.length === 0
    ? { ok: true, wanted: { content: read.content, recipientIds: recipients.ids } }
    : { ok: false, problems };
}

interface FoundSubject {
  readonly subject: Subject | Problem;
  /** The saved question, where it is one that whoever asks sees. */
  readonly question: SavedRecord | null;
}

async function readSubject(input: ScheduleSubjectInput, { database, visit, world }: Reading, schema: GraphQLSchema): Promise<FoundSubject> {
  const { kind, savedQuery = null, measure = null, area = null } = input;
  const wrong = (field: string, message: string): FoundSubject => ({ subject: { field: `subject.${field}`, message }, question: null });
  if (kind === 'SAVED_QUERY') {
    const question = savedQuery === null ? null : await findSaved(readingPeople(database), savedQuery);
    if (!question || !canSee(question, toAsker(visit, world), world))
      return wrong('savedQuery', 'There is no such saved question that you may see.');
    const variables = toRecord(input.variables);
    if (JSON.stringify(variables).length > scheduleLimits.data) return wrong('variables', 'These values are too long to be kept.');
    const text = readAskedText(question, { schema, world, given: { values: variables, scope: {} } });
    if (!text.ok) return wrong('savedQuery', `This question cannot be asked as it stands. ${text.reason}`);
    return { subject: { kind, queryId: question.id, variables }, question };
  }
  if (area !== null && !world.places.areas.some(({ code }) => code === area)) return wrong('area', 'No area has that code.');
  if (kind !== 'MEASURE') return { subject: { kind: 'OVERVIEW', area }, question: null };
  if (measure === null || !isMeasureKey(measure)) return wrong('measure', 'Say which measure.');
  return { subject: { kind, measure, area }, question: null };
}

/** The values of variables by their names; none where something else was given. */
export function toRecord(value: unknown): Readonly<Record<string, Json>> {
  const plain = toJson(value ?? {});
  return typeof plain === 'object' && plain !== null && !isList(plain) ? plain : {};
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
