import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';

import { can } from '#domain/access/permission.js';
import { ownAgencyIds, type Viewer } from '#domain/access/viewer.js';
import { allDatasets } from '#domain/lists.js';
import type { PlainDate } from '#domain/plain-date.js';
import type { Quarter } from '#domain/quarter.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import {
  currentQuarters,
  type ListedReturn,
  listReturns,
  redactReturn,
} from '#domain/returned/return-list.js';
import { readLatePublishings } from '#features/periods/returned-quarters.reader.js';
import type { Context } from '#graphql/context.js';
import { badInput } from '#graphql/errors.js';
import { QuarterScalar } from '#graphql/scalars.js';

import { type PastRequest, readRequests } from './return-request.reader.js';
import { readSent } from './return-status.reader.js';
import { ReturnStatus, toReturnStatus } from './return-status.type.js';

@Resolver()
export class ReturnStatusResolver {
  @Query(() => [ReturnStatus], {
    description:
      'The returns that agencies owe, and those sent without being owed, by quarter, agency and dataset: what is due, late and received.',
  })
  async returns(
    @Arg('quarter', () => QuarterScalar, {
      nullable: true,
      description:
        'Only this quarter. By default, from the latest quarter closed for all datasets up to the current one.',
    })
    quarter: Quarter | null,
    @Arg('agency', () => ID, { nullable: true, description: 'Only this agency, by its code.' })
    code: string | null,
    @Ctx() { database, referenceData, policy, viewer }: Context,
  ): Promise<readonly ReturnStatus[]> {
    const agencies = referenceData.agencies.filter((agency) => !code || agency.code === code);
    if (agencies.length === 0) {
      throw badInput(
        `agency: no agency has the code "${toQuotedValue(code ?? '')}". { agencies { code name } } lists them.`,
      );
    }
    const quarters = quarter ? [quarter] : currentQuarters(referenceData);
    const returns = await database.read(async (transaction) => ({
      sent: await readSent(transaction, quarters),
      latePublishings: await readLatePublishings(transaction, allDatasets),
    }));
    const asked = await readRequests(database, ownAgencyIds(viewer), quarters);
    return listReturns(quarters, returns, { ...referenceData, agencies }).flatMap(
      (listed) =>
        toReturnStatus(
          redactReturn(listed, policy),
          { askedOn: daysOf(asked, listed), canSend: maySend(viewer, listed.agencyId) },
          referenceData,
        ) ?? [],
    );
  }
}

function daysOf(asked: readonly PastRequest[], of: ListedReturn): readonly PlainDate[] {
  return asked
    .filter(
      ({ agencyId, dataset, quarter }) =>
        agencyId === of.agencyId && dataset === of.dataset && quarter === of.quarter,
    )
    .map(({ askedOn }) => askedOn);
}

/** A return covers all areas of its agency, so a grant for some areas is not enough. */
function maySend(viewer: Viewer, agencyId: number): boolean {
  return can(viewer, 'SEND_RETURNS', { agencyIds: [agencyId], areas: [] }).ok;
}
