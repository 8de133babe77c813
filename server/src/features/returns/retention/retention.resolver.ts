import { Ctx, Query, Resolver } from 'type-graphql';

import type { Policy } from '#domain/access/policy.js';
import { isTaken, type KeptFrom, keptFromOf } from '#domain/retention/retention.js';
import type { Context } from '#graphql/context.js';
import type { Database } from '#platform/database.js';

import { countLeaving, findPeriods, type LeavingCounts } from './retention.store.js';
import { DatasetRetention } from './retention.type.js';

@Resolver()
export class RetentionResolver {
  @Query(() => [DatasetRetention], {
    description:
      'How long records of each dataset are kept, with a dry run: what would be taken out today. Nothing is.',
  })
  async retention(
    @Ctx() { database, referenceData, policy }: Context,
  ): Promise<readonly DatasetRetention[]> {
    const periods = await database.read(findPeriods);
    const keptFrom = keptFromOf(periods, referenceData.today);
    const counts = await readLeaving(database, policy, keptFrom);
    return periods.map(({ dataset, years, takenBefore }) => {
      const isTold =
        policy.kind === 'CLEARED' || !isTaken({ takenBefore, keptFrom: keptFrom[dataset] });
      const own = isTold ? counts.filter((each) => each.dataset === dataset) : [];
      const sum = (of: 'records' | 'formerVersions' | 'waiting') =>
        own.reduce((total, each) => total + each[of], 0);
      return {
        ...{ id: dataset, dataset, years, keptFrom: keptFrom[dataset], takenBefore },
        records: sum('records'),
        formerVersions: sum('formerVersions'),
        waiting: sum('waiting'),
      };
    });
  }
}

/**
 * Counted among the records that the viewer may be told the number of. Whether somebody else's
 * record rests on one of theirs is not told: such a one is counted as leaving, until those of its
 * time were taken.
 */
async function readLeaving(
  database: Database,
  policy: Policy,
  keptFrom: KeptFrom,
): Promise<readonly LeavingCounts[]> {
  if (Object.values(keptFrom).every((from) => from === null)) return [];
  if (policy.kind === 'CLEARED')
    return database.readRecords({ kind: 'ALL' }, (transaction) =>
      countLeaving(transaction, keptFrom),
    );
  const { agencyIds } = policy;
  if (agencyIds.length === 0) return [];
  return database.readRecords({ kind: 'AGENCIES', agencyIds }, (transaction) =>
    countLeaving(transaction, keptFrom),
  );
}
