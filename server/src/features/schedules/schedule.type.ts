import { Field, ID, Int, ObjectType } from 'type-graphql';

import { isMeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { canStopSubscription } from '#domain/ownership/subscription.js';
import {
  cadences,
  deliveries,
  runStates,
  scheduleStates,
  type Subject,
  subjectKinds,
} from '#domain/schedules/schedule.js';
import { Measure, toMeasure } from '#features/measures/measure.type.js';
import { Area, toArea } from '#features/places/area.type.js';
import { SavedQuery } from '#features/saved-queries/saved-query.type.js';
import {
  type SeenWith,
  Subscription,
  toSubscription,
} from '#features/subscriptions/subscription.type.js';
import { codeEnum } from '#graphql/code-enum.js';
import { createConnectionType } from '#graphql/connection.js';
import { DateTime, JsonScalar } from '#graphql/scalars.js';

import type { RunRecord, ScheduleRecord } from './schedule.reader.js';

export const SubjectKind = codeEnum('SubjectKind', 'What a schedule answers.', subjectKinds);
export const Cadence = codeEnum('Cadence', 'When a schedule runs.', cadences);
export const Delivery = codeEnum(
  'Delivery',
  "How a schedule's answer is sent, in addition to a message in the inbox.",
  deliveries,
);
export const ScheduleState = codeEnum('ScheduleState', 'The state of a schedule.', scheduleStates);
export const RunState = codeEnum('RunState', 'The state of a run.', runStates);

@ObjectType('ScheduleSubject', {
  description: 'What a schedule answers, as you see it.',
  simpleResolvers: true,
})
export class ScheduleSubject {
  @Field(() => SubjectKind)
  kind: string;

  @Field(() => SavedQuery, {
    nullable: true,
    description:
      'The saved question. Null for other schedules, and if the question no longer exists or is not shared with you.',
  })
  savedQuery: SavedQuery | null;

  @Field(() => JsonScalar, {
    description: 'Values of its variables by name. Empty for other schedules.',
  })
  variables: unknown;

  @Field(() => Measure, {
    nullable: true,
    description: 'The measure. Null for other schedules, and if the measure no longer exists.',
  })
  measure: Measure | null;

  @Field(() => Area, {
    nullable: true,
    description: 'Its area. Null for the whole partnership.',
  })
  area: Area | null;

  @Field(() => Boolean, {
    description: 'Whether its subject no longer exists, or you may not see it.',
  })
  isGone: boolean;
}

@ObjectType('ScheduleRun', {
  description: 'One run of a schedule.',
  simpleResolvers: true,
})
export class ScheduleRun {
  @Field(() => ID)
  id: string;

  @Field(() => RunState)
  state: string;

  @Field(() => DateTime, { description: 'When it was due.' })
  dueAt: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was answered or failed. Null while it waits.',
  })
  finishedAt: Date | null;

  @Field(() => String, {
    description: 'Its result in a sentence. It contains no figures: open the answer to see them.',
  })
  sentence: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The data version of its answers. Null while it waits.',
  })
  dataVersion: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The address of the page with the answer, made for you when you open it. Null if there is nothing to open.',
  })
  link: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The address of the answer as a file, made for you. Null unless it is sent as a file.',
  })
  download: string | null;
}

@ObjectType('Schedule', {
  description:
    'A question that is answered automatically and regularly, for each recipient under their own rights.',
  simpleResolvers: true,
})
export class Schedule extends Subscription {
  /** The row that the schedule was made from. */
  readonly record: ScheduleRecord;

  @Field(() => ScheduleSubject)
  subject: ScheduleSubject;

  @Field(() => Cadence)
  cadence: string;

  @Field(() => Int, {
    nullable: true,
    description: '1 for Monday to 7 for Sunday. Null unless it is weekly.',
  })
  weekday: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The hour at which it runs, from 0 to 23, London time. Null if it runs after each publication.',
  })
  hour: number | null;

  @Field(() => [Delivery])
  delivers: readonly string[];

  @Field(() => ScheduleState)
  state: string;

  @Field(() => String, {
    description: 'Why it is paused or stopped, in a sentence. Empty if it is neither.',
  })
  stateReason: string;

  @Field(() => Boolean, {
    description: 'Whether a restored backup paused it, until an administrator resumes it.',
  })
  isPausedByRestore: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When it runs next. Null if it waits for a publication, and while it is paused or stopped.',
  })
  nextRunAt: Date | null;

  @Field(() => Boolean, { description: 'Whether you may pause, resume or delete it.' })
  canStop: boolean;
}

export const SchedulePage = createConnectionType({
  node: Schedule,
  typeName: 'Schedule',
  plural: 'schedules',
});
export const ScheduleRunPage = createConnectionType({
  node: ScheduleRun,
  typeName: 'ScheduleRun',
  plural: 'runs',
});

/**
 * A schedule as somebody sees it. Only recipients see the title of a schedule on a private
 * question.
 */
export function toSchedule(
  record: ScheduleRecord,
  { asker, referenceData, questions }: SeenWith,
): Schedule {
  const { content, state, stateReason, isPausedByRestore, nextRunAt } = record;
  const { timing, delivers } = content;
  const subject = toSubject(content.subject, { asker, referenceData, questions });
  const closedTitle = 'A schedule of a question that is not shared with you';
  return {
    ...toSubscription(record, { asker, referenceData, isGone: subject.isGone, closedTitle }),
    ...{ record, subject, delivers, state, stateReason, isPausedByRestore, nextRunAt },
    cadence: timing.cadence,
    weekday: timing.cadence === 'WEEKLY' ? timing.weekday : null,
    hour: timing.cadence === 'AFTER_PUBLISHING' ? null : timing.hour,
    canStop: canStopSubscription(record, asker, referenceData),
  };
}

function toSubject(subject: Subject, { referenceData, questions }: SeenWith): ScheduleSubject {
  const measure =
    subject.kind === 'MEASURE' && isMeasureKey(subject.measure)
      ? toMeasure(measureOf(subject.measure))
      : null;
  const code = subject.kind === 'SAVED_QUERY' ? null : subject.area;
  const area = referenceData.places.areas.find((each) => each.code === code);
  const savedQuery =
    subject.kind === 'SAVED_QUERY' ? (questions.get(subject.queryId) ?? null) : null;
  return {
    kind: subject.kind,
    savedQuery,
    variables: subject.kind === 'SAVED_QUERY' ? subject.variables : {},
    measure,
    area: area ? toArea(area) : null,
    isGone:
      (subject.kind === 'SAVED_QUERY' && savedQuery === null) ||
      (subject.kind === 'MEASURE' && measure === null),
  };
}

/** A run as somebody sees it, with the address of their answer. */
export function toScheduleRun(
  { id, state, dueAt, finishedAt, sentence, dataVersion }: RunRecord,
  links: { readonly page: string | null; readonly file: string | null },
): ScheduleRun {
  return {
    id,
    state,
    dueAt,
    finishedAt,
    sentence,
    dataVersion,
    link: links.page,
    download: links.file,
  };
}
