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
import { canSeeSubscription } from '#domain/ownership/subscription.js';
import { readingPeople } from '#features/people/colleagues.reader.js';
import { AlertState } from '#features/saved-queries/alert-state.type.js';
import { findSeenWith } from '#features/subscriptions/subscription.type.js';
import { answerSubscriptions } from '#features/subscriptions/subscription-list.type.js';
import { type Changed, removeOwned, takeOverOwned, toProblems } from '#graphql/change-owned.js';
import { leaveSubscription } from '#graphql/change-subscription.js';
import type { Connection } from '#graphql/connection.js';
import type { Context } from '#graphql/context.js';
import { answerByMoment } from '#graphql/moment-page.js';
import { NewestFirstArgs } from '#graphql/page-args.type.js';
import { toProblem } from '#graphql/problem.type.js';
import type { Transaction } from '#platform/database.js';
import type { MomentPage } from '#platform/moment-list.js';
import type { SubscriptionFilter } from '#platform/owned-rows.js';

import {
  type AlertedRecord,
  type AlertRecord,
  findAlert,
  readAlertPage,
  readChangePage,
} from './alert.reader.js';
import {
  Alert,
  type AlertChange,
  AlertChangePage,
  AlertPage,
  toAlert,
  toAlertChange,
} from './alert.type.js';
import { acknowledgeFor, alerts, resume, saveNew, saveOver } from './change-alert.js';
import {
  AcknowledgeAlertInput,
  AcknowledgeAlertPayload,
  DeleteAlertInput,
  DeleteAlertPayload,
  LeaveAlertInput,
  LeaveAlertPayload,
  ResumeAlertInput,
  ResumeAlertPayload,
  SaveAlertInput,
  SaveAlertPayload,
  TakeOverAlertInput,
  TakeOverAlertPayload,
} from './change-alert.type.js';
import { readAlertInput } from './read-alert-input.js';

@Resolver(() => Alert)
export class AlertResolver {
  @Query(() => AlertPage, {
    description: 'Your alerts: those that you receive, and those of agencies that you administer.',
  })
  alerts(
    @Arg('state', () => AlertState, {
      nullable: true,
      description: 'Only those in this state for you. Without it, all of them.',
    })
    state: AlertedRecord['state'] | null | undefined,
    @Arg('savedQueries', () => [ID], {
      nullable: true,
      description: 'Only alerts on these saved questions, at most 200. Without it, all alerts.',
    })
    savedQueries: readonly string[] | null | undefined,
    @Args(() => NewestFirstArgs) page: NewestFirstArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Alert>> {
    const toNodes = (records: readonly AlertRecord[]) => toAlerts(records, context);
    const read = (
      transaction: Pick<Transaction, 'query'>,
      filter: SubscriptionFilter,
      part: MomentPage,
    ) => readAlertPage(transaction, { ...filter, state: state ?? null }, part);
    return answerSubscriptions(
      {
        list: 'alerts',
        savedQueries: savedQueries ?? null,
        narrowedTo: state ?? null,
        page,
        info,
        context,
      },
      { read, toNodes },
    );
  }

  @Query(() => Alert, {
    nullable: true,
    description: 'An alert. Null if it does not exist or does not concern you.',
  })
  async alert(
    @Arg('id', () => ID, { description: 'Which one.' }) id: string,
    @Ctx() context: Context,
  ): Promise<Alert | null> {
    const { database, identity, referenceData } = context;
    const record = await findAlert(readingPeople(database), id);
    if (!record || !canSeeSubscription(record, toAsker(identity, referenceData), referenceData))
      return null;
    return (await toAlerts([record], context))[0] ?? null;
  }

  @FieldResolver(() => AlertChangePage, {
    description: 'Its history for you, latest first. Empty if you may not see it.',
  })
  history(
    @Root() { own }: Alert,
    @Args(() => NewestFirstArgs) page: NewestFirstArgs,
    @Ctx() { database }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<AlertChange>> {
    const none = { records: [], hasMore: false, total: 0 };
    return answerByMoment(
      { list: 'history', filter: own?.id ?? null, page, info },
      {
        read: (part) =>
          own === null
            ? Promise.resolve(none)
            : readChangePage(readingPeople(database), own.id, part),
        momentOf: ({ at, id }) => ({ at, id }),
        toNodes: (changes) => changes.map(toAlertChange),
      },
    );
  }

  @Mutation(() => SaveAlertPayload, {
    description:
      'Creates an alert, or changes one of yours. A new alert that is sent again within a minute is not saved twice.',
  })
  async saveAlert(
    @Arg('input', () => SaveAlertInput, { description: 'What is watched.' }) input: SaveAlertInput,
    @Ctx() context: Context,
    @Info() { schema }: GraphQLResolveInfo,
  ): Promise<SaveAlertPayload> {
    const read = await readAlertInput(input, context, schema);
    if (!read.ok)
      return {
        alert: null,
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

  @Mutation(() => DeleteAlertPayload, {
    description: 'Deletes an alert: your own, or one of your agency if you administer it.',
  })
  async deleteAlert(
    @Arg('input', () => DeleteAlertInput, { description: 'Which alert.' }) {
      id,
      version,
    }: DeleteAlertInput,
    @Ctx() context: Context,
  ): Promise<DeleteAlertPayload> {
    const { problems } = await toPayload(
      await removeOwned(alerts, context, { id, seen: version }),
      context,
    );
    return { deleted: problems.length === 0 ? id : null, problems };
  }

  @Mutation(() => AcknowledgeAlertPayload, {
    description: 'Acknowledges an alert for you. It stays raised for everybody else.',
  })
  async acknowledgeAlert(
    @Arg('input', () => AcknowledgeAlertInput, { description: 'Which alert.' }) {
      id,
    }: AcknowledgeAlertInput,
    @Ctx() context: Context,
  ): Promise<AcknowledgeAlertPayload> {
    return toPayload(await acknowledgeFor(context, id), context);
  }

  @Mutation(() => ResumeAlertPayload, {
    description: 'Resumes a paused alert.',
  })
  async resumeAlert(
    @Arg('input', () => ResumeAlertInput, { description: 'Which alert.' }) {
      id,
      version,
    }: ResumeAlertInput,
    @Ctx() context: Context,
  ): Promise<ResumeAlertPayload> {
    return toPayload(await resume(context, { id, seen: version }), context);
  }

  @Mutation(() => TakeOverAlertPayload, {
    description: 'Makes you the owner of an alert of your agency whose owner no longer has access.',
  })
  async takeOverAlert(
    @Arg('input', () => TakeOverAlertInput, { description: 'Which alert.' }) {
      id,
    }: TakeOverAlertInput,
    @Ctx() context: Context,
  ): Promise<TakeOverAlertPayload> {
    return toPayload(await takeOverOwned(alerts, context, id), context);
  }

  @Mutation(() => LeaveAlertPayload, {
    description: "Stops sending you somebody else's alert.",
  })
  async leaveAlert(
    @Arg('input', () => LeaveAlertInput, { description: 'Which alert.' }) { id }: LeaveAlertInput,
    @Ctx() context: Context,
  ): Promise<LeaveAlertPayload> {
    const { problems } = await toPayload(await leaveSubscription(alerts, context, id), context);
    return { left: problems.length === 0 ? id : null, problems };
  }
}

async function toAlerts(
  records: readonly AlertRecord[],
  context: Context,
): Promise<readonly Alert[]> {
  const ids = records.flatMap(({ content: { watch } }) =>
    watch.rule === 'THRESHOLD' ? [watch.queryId] : [],
  );
  const seenWith = await findSeenWith(ids, context);
  return records.map((record) => toAlert(record, seenWith));
}

async function toPayload({ record, refusal }: Changed<AlertRecord>, context: Context) {
  const problems = await toProblems(refusal, context);
  const [alert = null] = record ? await toAlerts([record], context) : [];
  return { alert, problems };
}
