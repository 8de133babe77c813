import { Arg, Ctx, Query, Resolver } from 'type-graphql';

import { actingIn } from '#domain/access/acting.js';
import { readReason } from '#domain/audit/reason.js';
import type { Quarter } from '#domain/quarter.js';
import { toOpening } from '#domain/records/access.js';
import type { Context } from '#graphql/context.js';
import { badInput, forbidden } from '#graphql/errors.js';
import { QuarterScalar } from '#graphql/scalars.js';

import { readFindings } from './return-finding.reader.js';
import { ReturnFinding, toReturnFinding } from './return-finding.type.js';

@Resolver()
export class ReturnFindingResolver {
  @Query(() => [ReturnFinding], {
    description:
      'Findings on published returns that depend on records of another agency, newest first and at most 1,000. An agency sees rows that name it, and cleared viewers see all; the sender of a row does not see them, unless cleared.',
  })
  async returnFindings(
    @Arg('quarter', () => QuarterScalar, { description: 'The quarter that the returns are for.' })
    quarter: Quarter,
    @Arg('reason', () => String, {
      description:
        'Why they are opened, in 5 to 500 characters. It is kept in the log, where the agencies that own the records can read it.',
    })
    given: string,
    @Ctx() { database, referenceData, viewer, identity, clock }: Context,
  ): Promise<readonly ReturnFinding[]> {
    const opening = toOpening(viewer, referenceData.agencies, 'disruptions');
    if (!opening.ok) throw forbidden(opening.reason);
    const why = readReason(given);
    if (!why.ok) throw badInput(why.sentence);
    const found = await readFindings(database, opening.scope, quarter);
    const touched: Record<number, number> = {};
    for (const id of found.flatMap(({ agencyId, senderId }) => [agencyId, senderId]))
      touched[id] = (touched[id] ?? 0) + 1;
    await database.record({
      at: clock.now(),
      action: 'CONSULTATION',
      ...actingIn(identity),
      touched,
      what: 'Opened findings about records of other agencies',
      dataset: null,
      filter: { quarter },
      rowCount: found.length,
      reason: why.reason,
    });
    return found.flatMap((each) => toReturnFinding(each, referenceData) ?? []);
  }
}
