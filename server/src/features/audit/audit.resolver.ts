import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql';

import { canReadOurData, reachOfLog, redactEntry, visibleCountsOf } from '#domain/audit/access.js';
import type { AuditAction } from '#domain/audit/entry.js';
import { isAction } from '#domain/audit/log-request.js';
import { type Dataset, datasets } from '#domain/lists.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { type Connection, createConnectionType } from '#graphql/connection.js';
import type { Context } from '#graphql/context.js';
import { badInput, denied } from '#graphql/errors.js';
import { NewestFirstArgs } from '#graphql/page-args.type.js';

import { AuditEntry, AuditFilter, toAuditEntry } from './audit-entry.type.js';
import { type EntryFilter, everyEntry, ofAgency } from './audit-log.reader.js';
import { DataUse, toDataUse } from './data-use.type.js';
import { readLogPage } from './log-page.js';
import { logReading } from './log-reading.reader.js';

const AuditPage = createConnectionType({ node: AuditEntry, typeName: 'Audit', plural: 'entries' });
const DataUsePage = createConnectionType({ node: DataUse, typeName: 'DataUse', plural: 'uses' });

/**
 * The actions that an agency sees on its own records: what others did with them, and what was
 * published.
 */
const uses: readonly AuditAction[] = ['CONSULTATION', 'DISCLOSURE', 'EXPORT', 'PUBLISH'];

/** The log for people who may read all of it, and each agency’s view of its own records. */
@Resolver()
export class AuditResolver {
  @Query(() => AuditPage, {
    description: 'What was done, by whom, for which agency and why, newest first.',
  })
  async auditLog(
    @Arg('where', () => AuditFilter, {
      nullable: true,
      description: 'Which entries to list. Without it, all of them.',
    })
    where: AuditFilter | null | undefined,
    @Args(() => NewestFirstArgs) page: NewestFirstArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<AuditEntry>> {
    const { referenceData, viewer, policy } = context;
    const visible = visibleCountsOf(policy, referenceData.agencies);
    const reach = reachOfLog(viewer, referenceData.agencies);
    const filter = { ...toFilter(where ?? {}, referenceData, visible), ofAgencyIds: reach };
    const asked = { list: 'auditLog', asked: where ?? {}, filter, page };
    const entries = await readLogPage(asked, {
      context,
      info,
      toNode: (entry) => toAuditEntry(redactEntry(entry, visible), referenceData, reach),
    });
    await logReading(context, 'Read the log', where);
    return entries;
  }

  @Query(() => DataUsePage, {
    description:
      'Who opened, exported, passed on or published the records of an agency, when and why, newest first.',
  })
  ourData(
    @Arg('agency', () => ID, { description: 'The agency whose records they are, by its code.' })
    code: string,
    @Args(() => NewestFirstArgs) page: NewestFirstArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<DataUse>> {
    const { referenceData, viewer } = context;
    const agencyId = findAgency('agency', code, referenceData);
    const permission = canReadOurData(viewer, agencyId);
    if (!permission.ok) throw denied(permission);
    const asked = {
      list: 'ourData',
      asked: { agency: code },
      filter: { ...everyEntry, touchedId: agencyId, actions: uses },
      page,
    };
    return readLogPage(asked, {
      context,
      info,
      toNode: (entry) => toDataUse(entry, { referenceData, agencyId }),
    });
  }
}

function toFilter(
  { from, to, actions, person, name, agency, dataset }: AuditFilter,
  referenceData: ReferenceData,
  visibleAgencyIds: readonly number[] | null,
): EntryFilter {
  if (from && to && from > to)
    throw badInput(
      `where: from (${from}) is after to (${to}). Both days count; write the earlier one first.`,
    );
  return {
    ...everyEntry,
    from: from ?? null,
    to: to ?? null,
    actions: actions ? actions.filter(isAction) : null,
    personId: person ?? null,
    name: name ?? null,
    ...ofAgency(
      agency ? findAgency('where.agency', agency, referenceData) : null,
      visibleAgencyIds,
    ),
    dataset: dataset && isDataset(dataset) ? dataset : null,
  };
}

function findAgency(place: string, code: string, { agencies }: ReferenceData): number {
  const agency = agencies.find((each) => each.code === code);
  if (!agency)
    throw badInput(
      `${place}: no agency has the code "${toQuotedValue(code)}". { agencies { code name } } lists them.`,
    );
  return agency.id;
}

function isDataset(text: string): text is Dataset {
  return text in datasets;
}
