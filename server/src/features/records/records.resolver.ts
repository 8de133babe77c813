import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Query, Resolver } from 'type-graphql';

import { referralRecords } from '#domain/records/referrals.js';
import { reportRecords } from '#domain/records/reports.js';
import { type Connection, createConnectionType } from '#graphql/connection.js';
import type { Context } from '#graphql/context.js';

import { createRecordType, type RecordNode } from './record.type.js';
import { createRecordArgs, type RecordArgs } from './record-args.type.js';
import { openRecords } from './record-page.js';

const ReportArgs = createRecordArgs(reportRecords);
const ReportPage = createConnectionType({ node: createRecordType(reportRecords), typeName: 'Report', plural: 'reports' });

const ReferralArgs = createRecordArgs(referralRecords);
const ReferralPage = createConnectionType({ node: createRecordType(referralRecords), typeName: 'Referral', plural: 'referrals' });

/** Records one by one, for those who may open them: each list asks before it reads. */
@Resolver()
export class RecordsResolver {
  @Query(() => ReportPage, { description: 'Reports, page by page.' })
  reports(
    @Args(() => ReportArgs) args: RecordArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<RecordNode>> {
    return openRecords(reportRecords, { args, context, info });
  }

  @Query(() => ReferralPage, { description: 'Safeguarding referrals, page by page.' })
  referrals(
    @Args(() => ReferralArgs) args: RecordArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<RecordNode>> {
    return openRecords(referralRecords, { args, context, info });
  }
}
