import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';

import { actingIn } from '#domain/access/acting.js';
import type { Policy } from '#domain/access/policy.js';
import { concerningNoRecords } from '#domain/audit/entry.js';
import { allDatasets } from '#domain/lists.js';
import { type KeptFrom, keptFromOf } from '#domain/retention/retention.js';
import {
  describeRetentionChange,
  describeRetentionEffect,
  explainRetentionConflict,
  findRetentionProblems,
  type RetentionChange,
} from '#domain/retention/retention-change.js';
import type { Context } from '#graphql/context.js';
import { requireThere } from '#graphql/require.js';
import type { Database } from '#platform/database.js';

import {
  changeRetention,
  countLeaving,
  findPeriods,
  type LeavingCounts,
} from './retention.store.js';
import {
  DatasetRetention,
  RetentionEffect,
  SetRetentionInput,
  SetRetentionPayload,
} from './retention.type.js';

@Resolver()
export class RetentionResolver {
  @Query(() => [DatasetRetention], {
    description:
      'How long records of each dataset are kept, and how many would be removed today. Nothing is removed.',
  })
  async retention(@Ctx() context: Context): Promise<readonly DatasetRetention[]> {
    return readRetention(context);
  }

  @Query(() => RetentionEffect, {
    description: 'The effects of keeping records of a dataset for this long. Nothing is changed.',
  })
  async retentionEffect(
    @Arg('input', () => SetRetentionInput, {
      description: 'The dataset, and how long to keep its records.',
    })
    input: SetRetentionInput,
    @Ctx() { database, referenceData, policy }: Context,
  ): Promise<RetentionEffect> {
    const change = toChange(input);
    const problems = findRetentionProblems(change);
    if (problems.length > 0) return { sentences: [], problems };
    const { today } = referenceData;
    const periods = await database.read(findPeriods);
    const after = periods.map((each) =>
      each.dataset === change.dataset ? { ...each, years: change.years } : each,
    );
    const counts = await readLeaving(database, policy, keptFromOf(after, today));
    const sentences = describeRetentionEffect(
      change,
      { today, takenBefore: find(periods, change).takenBefore },
      { ...sumOf(counts, change.dataset), isOfAll: policy.kind === 'CLEARED' },
    );
    return { sentences, problems: [] };
  }

  @Mutation(() => SetRetentionPayload, {
    description:
      'Sets how long records of a dataset are kept. Records past that time are removed for good within a day; their figures stay.',
  })
  async setRetention(
    @Arg('input', () => SetRetentionInput, {
      description: 'The dataset, and how long to keep its records.',
    })
    input: SetRetentionInput,
    @Ctx() context: Context,
  ): Promise<SetRetentionPayload> {
    requireThere(context, 'SET_RETENTION', { areaCode: null, agencyId: null });
    const change = toChange(input);
    const wrong = findRetentionProblems(change);
    if (wrong.length > 0) return { retention: await readRetention(context), problems: wrong };
    const { database, clock, identity } = context;
    const done = await database.write(async (transaction) => {
      const changed = await changeRetention(transaction, change);
      if (changed.ok && changed.former !== null)
        transaction.log({
          ...{ ...concerningNoRecords, ...actingIn(identity), at: clock.now() },
          action: 'ADMINISTER',
          dataset: change.dataset,
          what: describeRetentionChange(change, changed.former.years),
        });
      return changed;
    });
    const problems = done.ok ? [] : [explainRetentionConflict(done.stored)];
    return { retention: await readRetention(context), problems };
  }
}

function toChange({ dataset: code, years, version }: SetRetentionInput): RetentionChange {
  const dataset = allDatasets.find((each) => each === code);
  if (dataset === undefined) throw new Error(`${code} is not a dataset`);
  return { dataset, years: years ?? null, seen: version };
}

async function readRetention({
  database,
  referenceData,
  policy,
}: Pick<Context, 'database' | 'referenceData' | 'policy'>): Promise<readonly DatasetRetention[]> {
  const periods = await database.read(findPeriods);
  const keptFrom = keptFromOf(periods, referenceData.today);
  const counts = await readLeaving(database, policy, keptFrom);
  return periods.map((period) => ({
    ...{ id: period.dataset, ...period, keptFrom: keptFrom[period.dataset] },
    ...sumOf(counts, period.dataset),
  }));
}

function find<Each extends Pick<RetentionChange, 'dataset'>>(
  periods: readonly Each[],
  { dataset }: Pick<RetentionChange, 'dataset'>,
): Each {
  const found = periods.find((each) => each.dataset === dataset);
  if (!found) throw new Error(`${dataset} is not a dataset`);
  return found;
}

function sumOf(counts: readonly LeavingCounts[], dataset: RetentionChange['dataset']) {
  const own = counts.filter((each) => each.dataset === dataset);
  const sum = (of: 'records' | 'formerVersions' | 'waiting') =>
    own.reduce((total, each) => total + each[of], 0);
  return {
    ...{ records: sum('records'), formerVersions: sum('formerVersions') },
    waiting: sum('waiting'),
  };
}

/**
 * Counts only records whose number the viewer may see, under their own role. A record on which
 * somebody else's record depends is counted as removed, so that nobody learns of it.
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
