import type { GraphQLResolveInfo } from 'graphql';

import { toAsker } from '#domain/ownership/asker.js';
import { administers } from '#domain/ownership/owned.js';
import { agenciesKeptFor } from '#domain/ownership/successors.js';
import { readingPeople } from '#features/people/colleagues.reader.js';
import type { Connection, PageRequest } from '#graphql/connection.js';
import type { Context } from '#graphql/context.js';
import { badInput } from '#graphql/errors.js';
import { answerByMoment } from '#graphql/moment-page.js';
import type { Transaction } from '#platform/database.js';
import type { MomentPage, PageOf } from '#platform/moment-list.js';
import type { SubscriptionFilter } from '#platform/owned-rows.js';
import { isUuid } from '#platform/uuid.js';

import { findSeenWith } from './subscription.type.js';

/** The maximum number of saved questions to filter a list by: more than a page has. */
const MAX_QUESTIONS = 200;

export interface SubscriptionListParams {
  readonly list: 'schedules' | 'alerts';
  /** The ids of the saved questions whose schedules or alerts are listed; null for all. */
  readonly savedQueries: readonly string[] | null;
  /** The other filters as received; a cursor is valid only for the same filters. */
  readonly narrowedTo?: string | null;
  readonly page: PageRequest;
  readonly info: GraphQLResolveInfo;
  readonly context: Context;
}

interface Parts<Record, Node> {
  readonly read: (
    transaction: Pick<Transaction, 'query'>,
    filter: SubscriptionFilter,
    page: MomentPage,
  ) => Promise<PageOf<Record>>;
  readonly toNodes: (records: readonly Record[]) => Promise<readonly Node[]>;
}

/**
 * A page of the schedules or alerts that concern the caller, the most recently saved first.
 * Somebody viewing as another person finds none.
 */
export async function answerSubscriptions<
  Record extends { readonly savedAt: Date; readonly id: string },
  Node,
>(
  { list, savedQueries, narrowedTo = null, page, info, context }: SubscriptionListParams,
  { read, toNodes }: Parts<Record, Node>,
): Promise<Connection<Node>> {
  const { database, identity, referenceData } = context;
  const asker = toAsker(identity, referenceData);
  const ids = referenceData.agencies
    .map(({ id }) => id)
    .filter((agencyId) => administers({ agencyId }, asker, referenceData));
  const questionIds = savedQueries && (await findSeenIds(savedQueries, context));
  const filter = {
    personId: asker.personId,
    administered: agenciesKeptFor(ids, referenceData),
    questionIds,
  };
  const none = { records: [], hasMore: false, total: 0 };
  return answerByMoment(
    { list, filter: [narrowedTo, savedQueries], page, info },
    {
      read: (part) =>
        asker.isThemselves ? read(readingPeople(database), filter, part) : Promise.resolve(none),
      momentOf: ({ savedAt, id }: Record) => ({ at: savedAt, id }),
      toNodes,
    },
  );
}

/**
 * Finds, by id, the saved questions that the caller may see. Others are treated as missing.
 *
 * @throws a sentence if there are too many
 */
async function findSeenIds(ids: readonly string[], context: Context): Promise<readonly string[]> {
  if (ids.length > MAX_QUESTIONS) throw badInput(`savedQueries: name at most ${MAX_QUESTIONS}.`);
  return [...(await findSeenWith(ids.filter(isUuid), context)).questions.keys()];
}
