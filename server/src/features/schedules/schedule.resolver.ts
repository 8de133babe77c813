import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  Info,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';

import { toAsker } from '#domain/ownership/asker.js';
import { canReceive, canSeeSubscription } from '#domain/ownership/subscription.js';
import { linksOf } from '#domain/schedules/links.js';
import { Colleague, toColleague } from '#features/people/colleague.type.js';
import { findActivePeople, readingPeople } from '#features/people/colleagues.reader.js';
import { findSeenWith } from '#features/subscriptions/subscription.type.js';
import { answerSubscriptions } from '#features/subscriptions/subscription-list.type.js';
import { type Changed, removeOwned, takeOverOwned, toProblems } from '#graphql/change-owned.js';
import { leaveSubscription } from '#graphql/change-subscription.js';
import type { Connection } from '#graphql/connection.js';
import type { Context } from '#graphql/context.js';
import { answerByMoment } from '#graphql/moment-page.js';
import { NewestFirstArgs } from '#graphql/page-args.type.js';
import { toProblem } from '#graphql/problem.type.js';

import { pause, resume, resumeAll, saveNew, saveOver, schedules } from './change-schedule.js';
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
import {
  findSchedule,
  readRunPage,
  readSchedulePage,
  type RunRecord,
  type ScheduleRecord,
} from './schedule.reader.js';
import {
  Schedule,
  SchedulePage,
  type ScheduleRun,
  ScheduleRunPage,
  toSchedule,
  toScheduleRun,
} from './schedule.type.js';

@Resolver(() => Schedule)
export class ScheduleResolver {
  @Query(() => SchedulePage, {
    description:
      'Your schedules: your own, those sent to you, and those of agencies that you administer.',
  })
  schedules(
    @Arg('savedQueries', () => [ID], {
      nullable: true,
      description:
        'Only schedules of these saved questions, at most 200. Without it, all schedules.',
    })
    savedQueries: readonly string[] | null | undefined,
    @Args(() => NewestFirstArgs) page: NewestFirstArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Schedule>> {
    const toNodes = (records: readonly ScheduleRecord[]) => toSchedules(records, context);
    return answerSubscriptions(
      { list: 'schedules', savedQueries: savedQueries ?? null, page, info, context },
      { read: readSchedulePage, toNodes },
    );
  }

  @Query(() => Schedule, {
    nullable: true,
    description: 'A schedule. Null if it does not exist or does not concern you.',
  })
  async schedule(
    @Arg('id', () => ID, { description: 'Which one.' }) id: string,
    @Ctx() context: Context,
  ): Promise<Schedule | null> {
    const { database, identity, referenceData } = context;
    const record = await findSchedule(readingPeople(database), id);
    if (!record || !canSeeSubscription(record, toAsker(identity, referenceData), referenceData))
      return null;
    return (await toSchedules([record], context))[0] ?? null;
  }

  @Query(() => [Colleague], {
    description:
      'People to whom you may send a schedule or an alert: those whose names you may see, except yourself.',
  })
  async colleagues(
    @Ctx() { database, identity, referenceData }: Context,
  ): Promise<readonly Colleague[]> {
    const asker = toAsker(identity, referenceData);
    const people = await findActivePeople(readingPeople(database));
    return people
      .filter((person) => canReceive(person, referenceData))
      .map((person) => toColleague(person, asker, referenceData))
      .filter(({ name, isYou }) => name !== null && !isYou);
  }

  @FieldResolver(() => ScheduleRunPage, { description: 'Its runs, latest first.' })
  runs(
    @Root() { record, subject }: Schedule,
    @Args(() => NewestFirstArgs) page: NewestFirstArgs,
    @Ctx() { database }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<ScheduleRun>> {
    const { subject: of, delivers } = record.content;
    const linksFor = ({ quarter }: RunRecord) =>
      subject.isGone ? { page: null, file: null } : linksOf(of, delivers, quarter);
    return answerByMoment(
      { list: 'runs', filter: record.id, page, info },
      {
        read: (part) => readRunPage(readingPeople(database), record.id, part),
        momentOf: ({ dueAt, id }) => ({ at: dueAt, id }),
        toNodes: (runs) => runs.map((run) => toScheduleRun(run, linksFor(run))),
      },
    );
  }

  @Mutation(() => SaveSchedulePayload, {
    description:
      'Creates a schedule, or changes one of yours. A new schedule that is sent again within a minute is not saved twice.',
  })
  async saveSchedule(
    @Arg('input', () => SaveScheduleInput, { description: 'What is scheduled.' })
    input: SaveScheduleInput,
    @Ctx() context: Context,
    @Info() { schema }: GraphQLResolveInfo,
  ): Promise<SaveSchedulePayload> {
    const read = await readScheduleInput(input, context, schema);
    if (!read.ok)
      return {
        schedule: null,
        problems: read.problems.map(({ field, message }) => toProblem(message, field)),
      };
    const { id = null, version = null } = input;
    return toPayload(
      await (id === null
        ? saveNew(context, read.wanted)
        : saveOver(context, { id, seen: version, wanted: read.wanted })),
      context,
    );
  }

  @Mutation(() => DeleteSchedulePayload, {
    description: 'Deletes a schedule: your own, or one of your agency if you administer it.',
  })
  async deleteSchedule(
    @Arg('input', () => DeleteScheduleInput, { description: 'Which schedule.' }) {
      id,
      version,
    }: DeleteScheduleInput,
    @Ctx() context: Context,
  ): Promise<DeleteSchedulePayload> {
    const { problems } = await toPayload(
      await removeOwned(schedules, context, { id, seen: version }),
      context,
    );
    return { deleted: problems.length === 0 ? id : null, problems };
  }

  @Mutation(() => PauseSchedulePayload, {
    description: 'Pauses a schedule until it is resumed.',
  })
  async pauseSchedule(
    @Arg('input', () => PauseScheduleInput, { description: 'Which schedule.' }) {
      id,
      version,
    }: PauseScheduleInput,
    @Ctx() context: Context,
  ): Promise<PauseSchedulePayload> {
    return toPayload(await pause(context, { id, seen: version }), context);
  }

  @Mutation(() => ResumeSchedulePayload, {
    description:
      'Resumes a schedule that was paused or stopped. Runs that were due in the meantime are skipped.',
  })
  async resumeSchedule(
    @Arg('input', () => ResumeScheduleInput, { description: 'Which schedule.' }) {
      id,
      version,
    }: ResumeScheduleInput,
    @Ctx() context: Context,
  ): Promise<ResumeSchedulePayload> {
    return toPayload(await resume(context, { id, seen: version }), context);
  }

  @Mutation(() => ResumeAllSchedulesPayload, {
    description:
      'Resumes all schedules and alerts that a restored backup paused, for the agencies that you administer. Those that a person paused stay paused.',
  })
  async resumeAllSchedules(
    @Arg('input', () => ResumeAllSchedulesInput, { description: 'Whose schedules.' }) {
      agency = null,
    }: ResumeAllSchedulesInput,
    @Ctx() context: Context,
  ): Promise<ResumeAllSchedulesPayload> {
    const named =
      agency === null ? null : context.referenceData.agencies.find(({ code }) => code === agency);
    if (named === undefined)
      return { resumed: 0, problems: [toProblem('No agency has that code.', 'agency')] };
    return { resumed: await resumeAll(context, named?.id ?? null), problems: [] };
  }

  @Mutation(() => TakeOverSchedulePayload, {
    description:
      'Makes you the owner of a schedule of your agency whose owner no longer has access.',
  })
  async takeOverSchedule(
    @Arg('input', () => TakeOverScheduleInput, { description: 'Which schedule.' }) {
      id,
    }: TakeOverScheduleInput,
    @Ctx() context: Context,
  ): Promise<TakeOverSchedulePayload> {
    return toPayload(await takeOverOwned(schedules, context, id), context);
  }

  @Mutation(() => LeaveSchedulePayload, {
    description: "Stops sending you somebody else's schedule.",
  })
  async leaveSchedule(
    @Arg('input', () => LeaveScheduleInput, { description: 'Which schedule.' }) {
      id,
    }: LeaveScheduleInput,
    @Ctx() context: Context,
  ): Promise<LeaveSchedulePayload> {
    const { problems } = await toPayload(await leaveSubscription(schedules, context, id), context);
    return { left: problems.length === 0 ? id : null, problems };
  }
}

async function toSchedules(
  records: readonly ScheduleRecord[],
  context: Context,
): Promise<readonly Schedule[]> {
  const ids = records.flatMap(({ content: { subject } }) =>
    subject.kind === 'SAVED_QUERY' ? [subject.queryId] : [],
  );
  const seenWith = await findSeenWith(ids, context);
  return records.map((record) => toSchedule(record, seenWith));
}

async function toPayload({ record, refusal }: Changed<ScheduleRecord>, context: Context) {
  const problems = await toProblems(refusal, context);
  const [schedule = null] = record ? await toSchedules([record], context) : [];
  return { schedule, problems };
}
