import { Args, Ctx, Query, Resolver } from 'type-graphql';

import { leadAgencyId } from '#domain/access/active-grants.js';
import { can, type Permission } from '#domain/access/permission.js';
import { familiesOf, opensRecordsOf, ownAgencyIds, type Viewer } from '#domain/access/viewer.js';
import type { AgencyRecord } from '#domain/agencies.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import { toAgency } from '#features/places/agency.type.js';
import type { Context } from '#graphql/context.js';
import { badInput, denied } from '#graphql/errors.js';

import { readPublished, readPublishers } from './published-return.reader.js';
import { ReturnHistory, toPublishedReturn } from './return-history.type.js';
import { ReturnHistoryArgs } from './return-history-args.type.js';

/** Pages after this one are empty for every agency. */
const LAST_PAGE = 100_000;

@Resolver()
export class ReturnHistoryResolver {
  @Query(() => ReturnHistory, {
    description:
      'The returns that an agency published, newest first, each with the headline figures of the agency that it changed. For people who send them, and administrators of the agency.',
  })
  async returnHistory(
    @Args(() => ReturnHistoryArgs) asked: ReturnHistoryArgs,
    @Ctx() context: Context,
  ): Promise<ReturnHistory> {
    const { database, referenceData, viewer } = context;
    const choices = referenceData.agencies.filter(({ id }) => mayRead(viewer, id).ok);
    const agency = pickAgency(context, asked.agency ?? null, choices);
    const isOpen = opensRecordsOf(viewer, agency.id, familiesOf(referenceData.agencies));
    const [{ returns, ...counts }, publishers] = await Promise.all([
      readPublished(database, {
        ...{ agencyId: agency.id, quarter: asked.quarter ?? null, dataset: asked.dataset ?? null },
        ...{ by: asked.by ?? null, state: asked.state ?? null },
        page: Math.min(LAST_PAGE, Math.max(1, asked.page)),
      }),
      readPublishers(database, agency.id),
    ]);
    return {
      ...{ agency: toAgency(agency), choices: choices.map(toAgency), publishers },
      ...{ ...counts, isOpen, canSend: maySend(viewer, agency.id) },
      returns: returns.map((each) => toPublishedReturn(each, isOpen, referenceData)),
    };
  }
}

function mayRead(viewer: Viewer, ...agencyIds: readonly number[]): Permission {
  return can(viewer, 'SEE_STAGED_RETURNS', { agencyIds, areas: [] });
}

function maySend(viewer: Viewer, agencyId: number): boolean {
  return can(viewer, 'SEND_RETURNS', { agencyIds: [agencyId], areas: [] }).ok;
}

/** The requested agency, or the first of the viewer's own, or the lead agency. */
function pickAgency(
  { viewer, referenceData }: Context,
  code: string | null,
  choices: readonly AgencyRecord[],
): AgencyRecord {
  const own = new Set([
    ...ownAgencyIds({ grants: viewer.grants.filter((grant) => !grant.isForPartnership) }),
    leadAgencyId(referenceData),
  ]);
  const agency =
    code === null
      ? (choices.find(({ id }) => own.has(id)) ?? choices[0])
      : referenceData.agencies.find((each) => each.code === code);
  const permission = mayRead(viewer, ...(agency ? [agency.id] : []));
  if (!permission.ok) throw denied(permission);
  if (!agency)
    throw badInput(
      `agency: no agency has the code "${toQuotedValue(code ?? '')}". { agencies { code name } } lists them.`,
    );
  return agency;
}
