import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';

import { toAsker } from '#domain/saved-queries/access.js';
import { keptBy } from '#domain/saved-queries/heirs.js';
import { administers, canSeeWatched } from '#domain/schedules/access.js';
import { readingPeople } from '#features/people/colleagues.reader.js';
import { findSeenQuestions } from '#features/saved-queries/seen-questions.type.js';
import type { Connection } from '#graphql/connection.js';
import type { Context } from '#graphql/context.js';
import { answerByMoment } from '#graphql/moment-page.js';
import { noteDenied } from '#graphql/note-denied.js';
import { toProblem } from '#graphql/problem.type.js';

import { type AlertRecord, findAlert, readAlertPage, readChangePage } from './alert.reader.js';
import { Alert, type AlertChange, AlertChangePage, AlertPage, toAlert, toAlertChange } from './alert.type.js';
import { acknowledgeFor, type ChangedAlert, leave, remove, saveNew, saveOver, takeOver } from './change-alert.js';
import {
  AcknowledgeAlertInput,
  AcknowledgeAlertPayload,
  DeleteAlertInput,
  DeleteAlertPayload,
  LeaveAlertInput,
  LeaveAlertPayload,
  SaveAlertInput,
  SaveAlertPayload,
  TakeOverAlertInput,
  TakeOverAlertPayload,
} from './change-alert.type.js';
import { readAlertInput } from './read-alert-input.js';

@Resolver(() => Alert)
export class AlertResolver {
  @Query(() => AlertPage, {
    description: 'The alerts that concern you: those of which you are told, and those of agencies that you administer.',
  })
  alerts(
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
  ): Promise<Connection<Alert>> {
    const { database, visit, world } = context;
    const asker = toAsker(visit, world);
    const page = { first: first ?? null, after: after ?? null, last: last ?? null, before: before ?? null };
    const administered = keptBy(
      world.agencies.map(({ id }) => id).filter((id) => administers({ agencyId: id }, asker, world)),
      world,
    );
    const none = { records: [], hasMore: false, total: 0 };
    const whose = { personId: asker.personId, administered };
    return answerByMoment(
      { list: 'alerts', filter: null, page, info },
      {
        read: (part) => (asker.isThemselves ? readAlertPage(readingPeople(database), whose, part) : Promise.resolve(none)),
        momentOf: ({ savedAt, id }: AlertRecord) => ({ at: savedAt, id }),
        toNodes: (records) => toAlerts(records, context),
      },
    );
  }

  @Query(() => Alert, { nullable: true, description: 'An alert. Null where there is none that concerns you.' })
  async alert(@Arg('id', () => ID, { description: 'Which one.' }) id: string, @Ctx() context: Context): Promise<Alert | null> {
    const { database, visit, world } = context;
    const record = await findAlert(readingPeople(database), id);
    if (!record || !canSeeWatched(record, toAsker(visit, world), world)) return null;
    return (await toAlerts([record], context))[0] ?? null;
  }

  @FieldResolver(() => AlertChangePage, {
    description: 'What happened to it for you, the latest first. Empty where you are not told of it.',
  })
  history(
    @Root() { own }: Alert,
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
  ): Promise<Connection<AlertChange>> {
    const page = { first: first ?? null, after: after ?? null, last: last ?? null, before: before ?? null };
    const none = { records: [], hasMore: false, total: 0 };
    return answerByMoment(
      { list: 'history', filter: own?.id ?? null, page, info },
      {
        read: (part) => (own === null ? Promise.resolve(none) : readChangePage(readingPeople(database), own.id, part)),
        momentOf: ({ at, id }) => ({ at, id }),
        toNodes: (changes) => changes.map(toAlertChange),
      },
    );
  }

  @Mutation(() => SaveAlertPayload, {
    description: 'Sets an alert, or changes one of yours. The same new one sent again within a minute is the one that is there.',
  })
  async saveAlert(
    @Arg('input', () => SaveAlertInput, { description: 'What is watched.' }) input: SaveAlertInput,
    @Ctx() context: Context,
    @Info() { schema }: GraphQLResolveInfo,
  ): Promise<SaveAlertPayload> {
    const read = await readAlertInput(input, context, schema);
    if (!read.ok) return { alert: null, problems: read.problems.map(({ field, message }) => toProblem(message, field)) };
    const { id = null, version = null } = input;
    return toPayload(
      await (id === null ? saveNew(context, read.wanted) : saveOver(context, { id, seen: version, wanted: read.wanted })),
      context,
    );
  }

  @Mutation(() => DeleteAlertPayload, { description: 'Deletes an alert: your own, or as an administrator one of your agency.' })
  async deleteAlert(
    @Arg('input', () => DeleteAlertInput, { description: 'Which alert.' }) { id, version }: DeleteAlertInput,
    @Ctx() context: Context,
  ): Promise<DeleteAlertPayload> {
    const { problems } = await toPayload(await remove(context, { id, seen: version }), context);
    return { deleted: problems.length === 0 ? id : null, problems };
  }

  @Mutation(() => AcknowledgeAlertPayload, { description: 'Says that you know what raised an alert. It stays raised for everybody else.' })
  async acknowledgeAlert(
    @Arg('input', () => AcknowledgeAlertInput, { description: 'Which alert.' }) { id }: AcknowledgeAlertInput,
    @Ctx() context: Context,
  ): Promise<AcknowledgeAlertPayload> {
    return toPayload(await acknowledgeFor(context, id), context);
  }

  @Mutation(() => TakeOverAlertPayload, {
    description: 'Makes you the owner of an alert of your agency whose owner has no access any more.',
  })
  async takeOverAlert(
    @Arg('input', () => TakeOverAlertInput, { description: 'Which alert.' }) { id }: TakeOverAlertInput,
    @Ctx() context: Context,
  ): Promise<TakeOverAlertPayload> {
    return toPayload(await takeOver(context, id), context);
  }

  @Mutation(() => LeaveAlertPayload, { description: 'Has you be told of an alert of somebody else no more.' })
  async leaveAlert(
    @Arg('input', () => LeaveAlertInput, { description: 'Which alert.' }) { id }: LeaveAlertInput,
    @Ctx() context: Context,
  ): Promise<LeaveAlertPayload> {
    const { problems } = await toPayload(await leave(context, id), context);
    return { left: problems.length === 0 ? id : null, problems };
  }
}

async function toAlerts(records: readonly AlertRecord[], { database, visit, world }: Context): Promise<readonly Alert[]> {
  const asker = toAsker(visit, world);
  const ids = records.flatMap(({ content: { watch } }) => (watch.rule === 'THRESHOLD' ? [watch.queryId] : []));
  const questions = await findSeenQuestions(readingPeople(database), ids, { asker, world });
  return records.map((record) => toAlert(record, { asker, world, questions }));
}

async function toPayload({ record, refusal }: ChangedAlert, context: Context) {
  if (refusal?.isDenied) await noteDenied(refusal.message, context);
  const [alert = null] = record ? await toAlerts([record], context) : [];
  return { alert, problems: refusal ? [toProblem(refusal.message, refusal.field)] : [] };
}
