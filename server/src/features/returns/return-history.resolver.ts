import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';

import { can } from '#domain/access/permission.js';
import { familiesOf, opensRecordsOf } from '#domain/access/viewer.js';
import type { Dataset as DatasetCode } from '#domain/lists.js';
import type { Quarter } from '#domain/quarter.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import { Dataset } from '#features/measures/measure.type.js';
import type { Context } from '#graphql/context.js';
import { badInput, denied } from '#graphql/errors.js';
import { QuarterScalar } from '#graphql/scalars.js';

import { readPublished } from './published-return.reader.js';
import { ReturnHistory, toPublishedReturn } from './return-history.type.js';

/** Later pages than this are empty for every agency. */
const LAST_PAGE = 100_000;

@Resolver()
export class ReturnHistoryResolver {
  @Query(() => ReturnHistory, {
    description:
      'The returns that an agency published, newest first, and which of its own headline figures each moved. For people who send them, and administrators of the agency.',
  })
  async returnHistory(
    @Arg('agency', () => ID, { description: 'By its code.' }) code: string,
    @Arg('quarter', () => QuarterScalar, { nullable: true, description: 'Only this quarter.' })
    quarter: Quarter | null,
    @Arg('dataset', () => Dataset, { nullable: true, description: 'Only this dataset.' })
    dataset: DatasetCode | null,
    @Arg('page', () => Int, { defaultValue: 1, description: 'From 1, of twenty returns each.' })
    page: number,
    @Ctx() { database, referenceData, viewer }: Context,
  ): Promise<ReturnHistory> {
    const agency = referenceData.agencies.find((each) => each.code === code);
    const agencyIds = agency ? [agency.id] : [];
    const permission = can(viewer, 'SEE_STAGED_RETURNS', { agencyIds, areas: [] });
    if (!permission.ok) throw denied(permission);
    if (!agency)
      throw badInput(
        `agency: no agency has the code "${toQuotedValue(code)}". { agencies { code name } } lists them.`,
      );
    const isOpen = opensRecordsOf(viewer, agency.id, familiesOf(referenceData.agencies));
    const { returns, count } = await readPublished(database, {
      ...{ agencyId: agency.id, quarter: quarter ?? null, dataset: dataset ?? null },
      page: Math.min(LAST_PAGE, Math.max(1, page)),
    });
    return {
      ...{ count, isOpen },
      returns: returns.map((each) => toPublishedReturn(each, isOpen, referenceData)),
    };
  }
}
