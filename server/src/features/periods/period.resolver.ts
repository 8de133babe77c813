import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import { type Quarter, quarterOf, quartersBetween, shift } from '#domain/quarter.js';
import { Dataset } from '#features/measures/measure.type.js';
import type { Context } from '#graphql/context.js';
import { badInput } from '#graphql/errors.js';
import { QuarterScalar } from '#graphql/scalars.js';

import { findFirstDay } from './period.reader.js';
import {
  DatasetPeriod,
  Period,
  toDatasetPeriods,
  toDatasetsReceived,
  toPeriod,
} from './period.type.js';
import { loadReturned } from './returned.loader.js';

/** How many quarters before the current one are offered while there are no records: three years. */
const QUARTERS_WITHOUT_RECORDS = 12;

/** The maximum number of quarters in one answer. */
const MAX_QUARTERS = 400;

/** What was frozen with a quarter in a signed pack: the returns that were in by then. */
interface Frozen {
  readonly datasets?: readonly DatasetPeriod[];
  readonly datasetsReceived?: readonly string[];
}

@Resolver(() => Period)
export class PeriodResolver {
  @Query(() => [Period], {
    description:
      'Quarters in order, both ends included: by default, from the oldest record to the current quarter.',
  })
  async periods(
    @Arg('from', () => QuarterScalar, {
      nullable: true,
      description: 'The first quarter; by default, that of the oldest record.',
    })
    from: Quarter | null,
    @Arg('to', () => QuarterScalar, {
      nullable: true,
      description: 'The last quarter; by default, the current one.',
    })
    to: Quarter | null,
    @Ctx() { database, referenceData }: Context,
  ): Promise<readonly Period[]> {
    const running = quarterOf(referenceData.today);
    const firstDay = from ? null : await findFirstDay(database);
    const start =
      from ?? (firstDay ? quarterOf(firstDay) : shift(running, -QUARTERS_WITHOUT_RECORDS));
    const end = to ?? running;
    if (start > end)
      throw badInput(
        `from (${start}) is after to (${end}). Both ends count; write the earlier one first.`,
      );
    if (shift(start, MAX_QUARTERS) <= end)
      throw badInput(
        `periods lists at most ${MAX_QUARTERS} quarters at once. Give a "from" and a "to" that are closer together.`,
      );
    return quartersBetween(start, end).map((quarter) => toPeriod(quarter, referenceData));
  }

  @FieldResolver(() => [Dataset], {
    description: 'Datasets with at least one published return for the quarter.',
  })
  async datasetsReceived(
    @Root() { key, datasetsReceived }: Period & Frozen,
    @Ctx() context: Context,
  ): Promise<readonly string[]> {
    return datasetsReceived ?? toDatasetsReceived(key, await loadReturned(context));
  }

  @FieldResolver(() => [DatasetPeriod], {
    description: 'Each dataset in the quarter: how final it is, and the returns owed and received.',
  })
  async datasets(
    @Root() { key, datasets }: Period & Frozen,
    @Ctx() context: Context,
  ): Promise<readonly DatasetPeriod[]> {
    return datasets ?? toDatasetPeriods(key, await loadReturned(context), context.referenceData);
  }
}
