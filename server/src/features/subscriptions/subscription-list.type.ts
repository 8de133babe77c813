import type { GraphQLResolveInfo } from 'graphql';

import { toAsker } from '#domain/ownership/asker.js';
import { keptBy } from '#domain/ownership/heirs.js';
import { administers } from '#domain/ownership/owned.js';
import { readingPeople } from '#features/people/colleagues.reader.js';
import type { Connection, PageRequest } from '#graphql/connection.js';
import type { Context } from '#graphql/context.js';
import { answerByMoment } from '#graphql/moment-page.js';
import type { Transaction } from '#platform/database.js';
import type { MomentPage, PageOf } from '#platform/moment-list.js';
import type { SubscriptionFilter } from '#platform/owned-rows.js';

/** Which list is asked for, and how. */
export interface SubscriptionListAsked {
  readonly list: 'schedules' | 'alerts';
  /** What else it is narrowed to, as it was asked; a cursor holds for that alone. */
  readonly narrowedTo?: string | null;
  readonly page: PageRequest;
  readonly info: GraphQLResolveInfo;
  readonly context: Context;
}

interface Parts<Record, Node> {
  readonly read: (transaction: Pick<Transaction, 'query'>, filter: SubscriptionFilter, page: MomentPage) => Promise<PageOf<Record>>;
  readonly toNodes: (records: readonly Record[]) => Promise<readonly Node[]>;
}

/** A page of the schedules or alerts that concern whoever asks, the one saved last first. Whoever looks as somebody else finds none. */
export function answerSubscriptions<Record extends { readonly savedAt: Date; readonly id: string }, Node>(
  { list, narrowedTo = null, page, info, context: { database, visit, world } }: SubscriptionListAsked,
  { read, toNodes }: Parts<Record, Node>,
): Promise<Connection<Node>> {
  const asker = toAsker(visit, world);
  const ids = world.agencies.map(({ id }) => id).filter((agencyId) => administers({ agencyId }, asker, world));
  const filter = { personId: asker.personId, administered: keptBy(ids, world) };
  const none = { records: [], hasMore: false, total: 0 };
  return answerByMoment(
    { list, filter: narrowedTo, page, info },
    {
      read: (part) => (asker.isThemselves ? read(readingPeople(database), filter, part) : Promise.resolve(none)),
      momentOf: ({ savedAt, id }: Record) => ({ at: savedAt, id }),
      toNodes,
    },
  );
}
