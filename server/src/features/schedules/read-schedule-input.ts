import type { GraphQLSchema } from 'graphql';

import { toStoredText } from '#domain/audit/canonical.js';
import { isMeasureKey } from '#domain/measures/catalogue.js';
import type { Problem } from '#domain/problem.js';
import { readSchedule } from '#domain/schedules/read-schedule.js';
import type { Subject } from '#domain/schedules/schedule.js';
import { readRecipients } from '#features/people/read-recipients.type.js';
import { type SavedRecord } from '#features/saved-queries/saved-query.reader.js';
import { type Reading, readQuestion } from '#features/subscriptions/read-question.type.js';

import type { WantedSchedule } from './change-schedule.js';
import type { SaveScheduleInput, ScheduleSubjectInput } from './change-schedule.type.js';

export type ReadInput =
  | { readonly ok: true; readonly wanted: WantedSchedule }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads what to schedule, or reports everything that prevents it. */
export async function readScheduleInput(
  input: SaveScheduleInput,
  reading: Reading,
  schema: GraphQLSchema,
): Promise<ReadInput> {
  const { title, cadence, weekday = null, hour = null, delivers } = input;
  const found = await readSubject(input.subject, reading, schema);
  const read = readSchedule({
    title: toStoredText(title),
    subject: found.subject,
    cadence,
    weekday,
    hour,
    delivers,
  });
  const recipients = await readRecipients(input.recipients, { reading, question: found.question });
  const problems = [...(read.ok ? [] : read.problems), ...recipients.problems];
  return read.ok && problems.length === 0
    ? { ok: true, wanted: { content: read.content, recipientIds: recipients.ids } }
    : { ok: false, problems };
}

interface FoundSubject {
  readonly subject: Subject | Problem;
  /** The saved question, if it is one that the caller sees. */
  readonly question: SavedRecord | null;
}

async function readSubject(
  input: ScheduleSubjectInput,
  reading: Reading,
  schema: GraphQLSchema,
): Promise<FoundSubject> {
  const { kind, savedQuery = null, measure = null, area = null } = input;
  const wrong = (field: string, message: string): FoundSubject => ({
    subject: { field: `subject.${field}`, message },
    question: null,
  });
  if (kind === 'SAVED_QUERY') {
    const read = await readQuestion({ savedQuery, variables: input.variables }, reading, schema);
    if (!read.ok) return wrong(read.problem.field ?? 'savedQuery', read.problem.message);
    const { question, variables } = read;
    return { subject: { kind, queryId: question.id, variables }, question };
  }
  if (area !== null && !reading.referenceData.places.areas.some(({ code }) => code === area))
    return wrong('area', 'No area has that code.');
  if (kind !== 'MEASURE') return { subject: { kind: 'OVERVIEW', area }, question: null };
  if (measure === null || !isMeasureKey(measure)) return wrong('measure', 'Choose a measure.');
  return { subject: { kind, measure, area }, question: null };
}
