import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';

import { actingIn } from '#domain/access/acting.js';
import { can } from '#domain/access/permission.js';
import { allDatasets } from '#domain/lists.js';
import type { Context } from '#graphql/context.js';
import { denied } from '#graphql/errors.js';
import { toProblem } from '#graphql/problem.type.js';

import { eraseOneRecord } from './erase-record.js';
import { EraseRecordInput, EraseRecordPayload } from './erase-record.type.js';

@Resolver()
export class EraseRecordResolver {
  @Mutation(() => EraseRecordPayload, {
    description:
      'Erases one record for good, from the records, former versions and unpublished files. Only an administrator of its agency or of the partnership can. If it is sent again, it is refused.',
  })
  async eraseRecord(
    @Arg('input', () => EraseRecordInput, { description: 'Which record, and why.' })
    { agency: code, ...asked }: EraseRecordInput,
    @Ctx() { viewer, referenceData, database, clock, identity, lookAgain }: Context,
  ): Promise<EraseRecordPayload> {
    const agency = referenceData.agencies.find((each) => each.code === code);
    const require = (by: Pick<Context, 'viewer'>) => {
      const where = agency ? { agencyIds: [agency.id] } : { isForPartnership: true };
      const permission = can(by.viewer, 'ERASE_RECORDS', where);
      if (!permission.ok) throw denied(permission);
    };
    require({ viewer });
    const dataset = allDatasets.find((each) => each === asked.dataset);
    if (!agency || !dataset) return toRefused('No agency has that code.', 'agency');
    const outcome = await eraseOneRecord(database, {
      ...asked,
      dataset,
      agency: code,
      acting: actingIn(identity),
      now: clock.now(),
      report: () => undefined,
      lookAgain: async () => require(await lookAgain()),
    });
    if (outcome.status === 'REFUSED') return toRefused(outcome.message, outcome.field);
    return { loggedAs: outcome.name, isCounted: outcome.isCounted, problems: [] };
  }
}

function toRefused(message: string, field: string): EraseRecordPayload {
  return { loggedAs: null, isCounted: false, problems: [toProblem(message, field)] };
}
