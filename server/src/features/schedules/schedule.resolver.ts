import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';

import { toAsker } from '#domain/saved-queries/access.js';
import { keptBy } from '#domain/saved-queries/heirs.js';
import { administers, canReceive, canSeeWatched } from '#domain/schedules/access.js';
import { linksOf } from '#domain/schedules/links.js';
import { Colleague, toColleague } from '#features/people/colleague.type.js';
import { findActivePeople, readingPeople } from '#features/people/colleagues.reader.js';
import { findSeenQuestions } from '#features/saved-queries/seen-questions.type.js';
import type { Connection } from '#graphql/connection.js';
import type { Context } from '#graphql/context.js';
import { answerByMoment } from '#graphql/moment-page.js';
import { noteDenied } from '#graphql/note-denied.js';
import { toProblem } from '#graphql/problem.type.js';

import { type ChangedSchedule, leave, pause, remove, resume, resumeAll, saveNew, saveOver, takeOver } from './change-schedule.js';
import {
  DeleteScheduleInput,
  DeleteSchedulePayload,
  LeaveScheduleInput,
  LeaveSchedulePayload,
  PauseScheduleInput,
  PauseSchedulePayload,
  ResumeAllSchedulesInput,
  ResumeAllSchedulesPayload,
  ResumeScheduleInput,
  ResumeSchedulePayload,
  SaveScheduleInput,
  SaveSchedulePayload,
  TakeOverScheduleInput,
  TakeOverSchedulePayload,
} from './change-schedule.type.js';
import { readScheduleInput } from './read-schedule-input.js';
import { findSchedule, readRunPage, readSchedulePage, type ScheduleRecord } from './schedule.reader.js';
import { Schedule, SchedulePage, type ScheduleRun, ScheduleRunPage, toSchedule, toScheduleRun } from './schedule.type.js';

@Resolver(() => Schedule)
export class ScheduleResolver {
  @Query(() => SchedulePage, {
    description: 'The schedules that concern you: your own, those that come to you, and those of agencies that you administer.',
  })
  async schedules(
    @Arg('first', () => Int, { nullable: true, description: 'How many, or how many after "after": 1 to 1,000, 100 unless given.' })
    first: number | null | undefined,
    @Arg('after', () => String, { nullable: true, description: 'The cursor that the page begins after. It goes with first.' })
    after: string | null | undefined,
    @Arg('last', () => Int, { nullable: true, description: 'How many from the oldest back, or before "before": 1 to 1,000.' })
    last: number | null | undefined,
    @Arg('before', () => String, { nullable: true, description: 'The cursor that the page ends before. It goes with last.' })
    before: string | null | undefined,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Schedule>> {
    const { database, visit, world } = context;
    const asker = toAsker(visit, world);
    const page = { first: first ?? null, after: after ?? null, last: last ?? null, before: before ?? null };
    const reading = readingPeople(database);
    const administered = keptBy(
      world.agencies.map(({ id }) => id).filter((id) => administers({ agencyId: id }, asker, world)),
      world,
    );
    const none = { records: [], hasMore: false, total: 0 };
    return answerByMoment(
      { list: 'schedules', filter: null, page, info },
      {
        read: (part) =>
          asker.isThemselves ? readSchedulePage(reading, { personId: asker.personId, administered }, part) : Promise.resolve(none),
        momentOf: ({ savedAt, id }: ScheduleRecord) => ({ at: savedAt, id }),
        toNodes: (records) => toSchedules(records, context),
      },
    );
  }

  @Query(() => Schedule, { nullable: true, description: 'A schedule. Null where there is none that concerns you.' })
  async schedule(@Arg('id', () => ID, { description: 'Which one.' }) id: string, @Ctx() context: Context): Promise<Schedule | null> {
    const { database, visit, world } = context;
    const record = await findSchedule(readingPeople(database), id);
    if (!record || !canSeeWatched(record, toAsker(visit, world), world)) return null;
    return (await toSchedules([record], context))[0] ?? null;
  }

  @Query(() => [Colleague], {
    description: 'People whom you may send a schedule or an alert to: those whose names you are told, without you.',
  })
  async colleagues(@Ctx() { database, visit, world }: Context): Promise<readonly Colleague[]> {
    const asker = toAsker(visit, world);
    const people = await findActivePeople(readingPeople(database));
    return people
      .filter((person) => canReceive(person, world))
      .map((person) => toColleague(person, asker, world))
      .filter(({ name, isYou }) => name !== null && !isYou);
  }

  @FieldResolver(() => ScheduleRunPage, { description: 'When it was due, the latest first.' })
  runs(
    @Root() { record, subject }: Schedule,
    @Arg('first', () => Int, { nullable: true, description: 'How many, or how many after "after": 1 to 1,000, 100 unless given.' })
    first: number | null | undefined,
    @Arg('after', () => String, { nullable: true, description: 'The cursor that the page begins after. It goes with first.' })
    after: string | null | undefined,
    @Arg('last', () => Int, { nullable: true, description: 'How many from the oldest back, or before "before": 1 to 1,000.' })
    last: number | null | undefined,
    @Arg('before', () => String, { nullable: true, description: 'The cursor that the page ends before. It goes with last.' })
    before: string | null | undefined,
    @Ctx() { database }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<ScheduleRun>> {
    const page = { first: first ?? null, after: after ?? null, last: last ?? null, before: before ?? null };
    const links = subject.isGone ? { page: null, file: null } : linksOf(record.content.subject, record.content.delivers);
    return answerByMoment(
      { list: 'runs', filter: record.id, page, info },
      {
        read: (part) => readRunPage(readingPeople(database), record.id, part),
        momentOf: ({ dueAt, id }) => ({ at: dueAt, id }),
        toNodes: (runs) => runs.map((run) => toScheduleRun(run, links)),
      },
    );
  }

  @Mutation(() => SaveSchedulePayload, {
    description:
      'Schedules something, or changes a schedule of yours. The same new one sent again within a minute is the one that is there.',
  })
  async saveSchedule(
    @Arg('input', () => SaveScheduleInput, { description: 'What is scheduled.' }) input: SaveScheduleInput,
    @Ctx() context: Context,
    @Info() { schema }: GraphQLResolveInfo,
  ): Promise<SaveSchedulePayload> {
    const read = await readScheduleInput(input, context, schema);
    if (!read.ok) return { schedule: null, problems: read.problems.map(({ field, message }) => toProblem(message, field)) };
    const { id = null, version = null } = input;
    return toPayload(
      await (id === null ? saveNew(context, read.wanted) : saveOver(context, { id, seen: version, wanted: read.wanted })),
      context,
    );
  }

  @Mutation(() => DeleteSchedulePayload, { description: 'Deletes a schedule: your own, or as an administrator one of your agency.' })
  async deleteSchedule(
    @Arg('input', () => DeleteScheduleInput, { description: 'Which schedule.' }) { id, version }: DeleteScheduleInput,
    @Ctx() context: Context,
  ): Promise<DeleteSchedulePayload> {
    const { problems } = await toPayload(await remove(context, { id, seen: version }), context);
    return { deleted: problems.length === 0 ? id : null, problems };
  }

  @Mutation(() => PauseSchedulePayload, { description: 'Keeps a schedule from running until it is resumed.' })
  async pauseSchedule(
    @Arg('input', () => PauseScheduleInput, { description: 'Which schedule.' }) { id, version }: PauseScheduleInput,
    @Ctx() context: Context,
  ): Promise<PauseSchedulePayload> {
    return toPayload(await pause(context, { id, seen: version }), context);
  }

  @Mutation(() => ResumeSchedulePayload, {
    description: 'Lets a schedule run again that was paused or stopped. What fell due meanwhile is left out.',
  })
  async resumeSchedule(
    @Arg('input', () => ResumeScheduleInput, { description: 'Which schedule.' }) { id, version }: ResumeScheduleInput,
    @Ctx() context: Context,
  ): Promise<ResumeSchedulePayload> {
    return toPayload(await resume(context, { id, seen: version }), context);
  }

  @Mutation(() => ResumeAllSchedulesPayload, {
    description: 'Lets all paused schedules and alerts of the agencies that you administer run again, such as after a backup was restored.',
  })
  async resumeAllSchedules(
    @Arg('input', () => ResumeAllSchedulesInput, { description: 'Whose schedules.' }) { agency = null }: ResumeAllSchedulesInput,
    @Ctx() context: Context,
  ): Promise<ResumeAllSchedulesPayload> {
    const named = agency === null ? null : context.world.agencies.find(({ code }) => code === agency);
    if (named === undefined) return { resumed: 0, problems: [toProblem('No agency has that code.', 'agency')] };
    return { resumed: await resumeAll(context, named?.id ?? null), problems: [] };
  }

  @Mutation(() => TakeOverSchedulePayload, {
    description: 'Makes you the owner of a schedule of your agency whose owner has no access any more.',
  })
  async takeOverSchedule(
    @Arg('input', () => TakeOverScheduleInput, { description: 'Which schedule.' }) { id }: TakeOverScheduleInput,
    @Ctx() context: Context,
  ): Promise<TakeOverSchedulePayload> {
    return toPayload(await takeOver(context, id), context);
  }

  @Mutation(() => LeaveSchedulePayload, { description: 'Has a schedule of somebody else come to you no more.' })
  async leaveSchedule(
    @Arg('input', () => LeaveScheduleInput, { description: 'Which schedule.' }) { id }: LeaveScheduleInput,
    @Ctx() context: Context,
  ): Promise<LeaveSchedulePayload> {
    const { problems } = await toPayload(await leave(context, id), context);
    return { left: problems.length === 0 ? id : null, problems };
  }
}

async function toSchedules(records: readonly ScheduleRecord[], { database, visit, world }: Context): Promise<readonly Schedule[]> {
  const asker = toAsker(visit, world);
  const ids = records.flatMap(({ content: { subject } }) => (subject.kind === 'SAVED_QUERY' ? [subject.queryId] : []));
  const questions = await findSeenQuestions(readingPeople(database), ids, { asker, world });
  return records.map((record) => toSchedule(record, { asker, world, questions }));
}

async function toPayload({ record, refusal }: ChangedSchedule, context: Context) {
  if (refusal?.isDenied) await noteDenied(refusal.message, context);
  const [schedule = null] = record ? await toSchedules([record], context) : [];
  return { schedule, problems: refusal ? [toProblem(refusal.message, refusal.field)] : [] };
}
