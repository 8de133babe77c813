import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';

import { actingIn } from '#domain/access/acting.js';
import { concerningNoRecords } from '#domain/audit/entry.js';
import { toAccessKey } from '#domain/inbox/inbox-message.js';
import { readingPeople } from '#features/people/colleagues.reader.js';
import type { Connection } from '#graphql/connection.js';
import type { Context } from '#graphql/context.js';
import { answerByMoment } from '#graphql/moment-page.js';
import { NewestFirstArgs } from '#graphql/page-args.type.js';

import { countNew, type InboxRecord, readInbox } from './inbox.reader.js';
import { markRead } from './inbox.store.js';
import {
  type InboxItem,
  InboxPage,
  MarkInboxReadInput,
  MarkInboxReadPayload,
  toInboxItem,
} from './inbox.type.js';

@Resolver()
export class InboxResolver {
  @Query(() => InboxPage, {
    description:
      'Your messages from schedules, alerts and boards, latest first. With isNew, totalCount is the number of unread messages.',
  })
  inbox(
    @Arg('isNew', () => Boolean, {
      defaultValue: false,
      description: 'Only unread messages.',
    })
    isNew: boolean,
    @Args(() => NewestFirstArgs) page: NewestFirstArgs,
    @Ctx() { database, identity, policy }: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<InboxItem>> {
    const access = toAccessKey(policy);
    const none = { records: [], hasMore: false, total: 0 };
    return answerByMoment(
      { list: 'inbox', filter: isNew, page, info },
      {
        read: (part) =>
          isTheirs(identity)
            ? readInbox(
                readingPeople(database),
                { personId: identity.viewer.personId, isNew },
                part,
              )
            : Promise.resolve(none),
        momentOf: ({ at, id }: InboxRecord) => ({ at, id }),
        toNodes: (records) => records.map((record) => toInboxItem(record, access)),
      },
    );
  }

  @Mutation(() => MarkInboxReadPayload, {
    description: 'Marks messages as read.',
  })
  async markInboxRead(
    @Arg('input', () => MarkInboxReadInput, { description: 'Which messages.' }) {
      ids = null,
    }: MarkInboxReadInput,
    @Ctx() { database, identity, clock }: Context,
  ): Promise<MarkInboxReadPayload> {
    const { personId } = identity.viewer;
    const newInboxItems = await database.write(async (transaction) => {
      const count = await markRead(transaction, { personId, ids, at: clock.now() });
      const what = `Marked ${count} ${count === 1 ? 'message' : 'messages'} in their inbox as read.`;
      if (count > 0)
        transaction.log({
          ...concerningNoRecords,
          at: clock.now(),
          action: 'ADMINISTER',
          ...actingIn(identity),
          what,
        });
      return countNew(transaction, personId);
    });
    return { newInboxItems, problems: [] };
  }
}

/**
 * Whether the inbox is the caller’s own. Somebody viewing as another person cannot read that
 * person’s inbox.
 */
function isTheirs({ session }: Context['identity']): boolean {
  return session?.isViewingAs !== true;
}
