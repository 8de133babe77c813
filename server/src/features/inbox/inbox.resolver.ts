import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Query, Resolver } from 'type-graphql';

import { actingIn } from '#domain/audit/actor.js';
import { concerningNoRecords } from '#domain/audit/entry.js';
import { toAccessKey } from '#domain/inbox/told.js';
import { readingPeople } from '#features/people/colleagues.reader.js';
import type { Connection } from '#graphql/connection.js';
import type { Context } from '#graphql/context.js';
import { answerByMoment } from '#graphql/moment-page.js';

import { countNew, type InboxRecord, readInbox } from './inbox.reader.js';
import { markRead } from './inbox.store.js';
import { type InboxItem, InboxPage, MarkInboxReadInput, MarkInboxReadPayload, toInboxItem } from './inbox.type.js';

@Resolver()
export class InboxResolver {
  @Query(() => InboxPage, {
    description: 'What you were told by schedules and alerts, the latest first. With isNew, totalCount is how much is new.',
  })
  inbox(
    @Arg('isNew', () => Boolean, { defaultValue: false, description: 'Only what you have not marked as read.' }) isNew: boolean,
    @Arg('first', () => Int, { nullable: true, description: 'How many, or how many after "after": 1 to 1,000, 100 unless given.' })
    first: number | null | undefined,
    @Arg('after', () => String, { nullable: true, description: 'The cursor that the page begins after. It goes with first.' })
    after: string | null | undefined,
    @Arg('last', () => Int, { nullable: true, description: 'How many from the oldest back, or before "before": 1 to 1,000.' })
    last: number | null | undefined,
    @Arg('before', () => String, { nullable: true, description: 'The cursor that the page ends before. It goes with last.' })
    before: string | null | undefined,
    @Ctx() { database, visit, policy }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<InboxItem>> {
    const page = { first: first ?? null, after: after ?? null, last: last ?? null, before: before ?? null };
    const access = toAccessKey(policy);
    const none = { records: [], hasMore: false, total: 0 };
    return answerByMoment(
      { list: 'inbox', filter: isNew, page, info },
      {
        read: (part) =>
          isTheirs(visit) ? readInbox(readingPeople(database), { personId: visit.viewer.personId, isNew }, part) : Promise.resolve(none),
        momentOf: ({ at, id }: InboxRecord) => ({ at, id }),
        toNodes: (records) => records.map((record) => toInboxItem(record, access)),
      },
    );
  }

  @Mutation(() => MarkInboxReadPayload, { description: 'Notes that you have read what you were told.' })
  async markInboxRead(
    @Arg('input', () => MarkInboxReadInput, { description: 'What of it.' }) { ids = null }: MarkInboxReadInput,
    @Ctx() { database, visit, clock }: Context,
  ): Promise<MarkInboxReadPayload> {
    const { personId } = visit.viewer;
    const newInboxItems = await database.write(async (transaction) => {
      const count = await markRead(transaction, { personId, ids, at: clock.now() });
      const what = `Marked ${count} ${count === 1 ? 'thing' : 'things'} in their inbox as read.`;
      if (count > 0) transaction.log({ ...concerningNoRecords, at: clock.now(), action: 'ADMINISTER', ...actingIn(visit), what });
      return countNew(transaction, personId);
    });
    return { newInboxItems, problems: [] };
  }
}

/** Whoever looks as somebody else reads nothing of their inbox. */
function isTheirs({ session }: Context['visit']): boolean {
  return session?.isViewingAs !== true;
}
