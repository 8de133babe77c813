import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Query, Resolver } from 'type-graphql';

import { recordKinds } from '#domain/records/record-kinds.js';
import { type Connection, createConnectionType } from '#graphql/connection.js';
import type { Context } from '#graphql/context.js';

import { createRecordType, type RecordNode } from './record.type.js';
import { createRecordArgs, type RecordArgs } from './record-args.type.js';
import { openRecords } from './record-page.js';

const ReportArgs = createRecordArgs(recordKinds.reports);
const DisruptionArgs = createRecordArgs(recordKinds.disruptions);
const ReferralArgs = createRecordArgs(recordKinds.referrals);
const ResourceLineArgs = createRecordArgs(recordKinds.resourceLines);
const OrganisedCrimeGroupArgs = createRecordArgs(recordKinds.organisedCrimeGroups);

const ReportPage = createConnectionType({
  node: createRecordType(recordKinds.reports),
  typeName: 'Report',
  plural: 'reports',
});
const DisruptionPage = createConnectionType({
  node: createRecordType(recordKinds.disruptions),
  typeName: 'Disruption',
  plural: 'disruptions',
});
const ReferralPage = createConnectionType({
  node: createRecordType(recordKinds.referrals),
  typeName: 'Referral',
  plural: 'referrals',
});
const ResourceLinePage = createConnectionType({
  node: createRecordType(recordKinds.resourceLines),
  typeName: 'ResourceLine',
  plural: 'lines',
});
const OrganisedCrimeGroupPage = createConnectionType({
  node: createRecordType(recordKinds.organisedCrimeGroups),
  typeName: 'OrganisedCrimeGroup',
  plural: 'groups',
});

/**
 * Lists of single records, for people who may open them. Each list is read within the caller’s
 * scope.
 */
@Resolver()
export class RecordsResolver {
  @Query(() => ReportPage, { description: 'Reports that the viewer may open, page by page.' })
  reports(
    @Args(() => ReportArgs) args: RecordArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<RecordNode>> {
    return openRecords(recordKinds.reports, { args, context, info });
  }

  @Query(() => DisruptionPage, {
    description: 'Disruptions that the viewer may open, whatever their status, page by page.',
  })
  disruptions(
    @Args(() => DisruptionArgs) args: RecordArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<RecordNode>> {
    return openRecords(recordKinds.disruptions, { args, context, info });
  }

  @Query(() => ReferralPage, {
    description: 'Safeguarding referrals that the viewer may open, page by page.',
  })
  referrals(
    @Args(() => ReferralArgs) args: RecordArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<RecordNode>> {
    return openRecords(recordKinds.referrals, { args, context, info });
  }

  @Query(() => ResourceLinePage, {
    description: 'Resource lines that the viewer may open, page by page.',
  })
  resourceLines(
    @Args(() => ResourceLineArgs) args: RecordArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<RecordNode>> {
    return openRecords(recordKinds.resourceLines, { args, context, info });
  }

  @Query(() => OrganisedCrimeGroupPage, {
    description:
      'Groups in the registers that the viewer may open, page by page: one for each quarter in which a group is registered.',
  })
  organisedCrimeGroups(
    @Args(() => OrganisedCrimeGroupArgs) args: RecordArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<RecordNode>> {
    return openRecords(recordKinds.organisedCrimeGroups, { args, context, info });
  }
}
