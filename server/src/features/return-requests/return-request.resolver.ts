import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';

import { can } from '#domain/access/permission.js';
import type { Viewer } from '#domain/access/viewer.js';
import { countDays } from '#domain/plain-date.js';
import type { Quarter } from '#domain/quarter.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import { writeRequest } from '#domain/return-requests/return-request.js';
import { findActivePeople, readingPeople } from '#features/people/colleagues.reader.js';
import { toAgency } from '#features/places/agency.type.js';
import { readRequests } from '#features/published-returns/return-request.reader.js';
import type { Context } from '#graphql/context.js';
import { denied } from '#graphql/errors.js';
import { toProblem } from '#graphql/problem.type.js';
import { QuarterScalar } from '#graphql/scalars.js';

import { findLateContacts, findSenders, readLate } from './late-return-contacts.js';
import { type AgencyToAsk, requestReturns } from './request-returns.js';
import { RequestReturnInput, RequestReturnPayload, ReturnRequest } from './return-request.type.js';

@Resolver()
export class ReturnRequestResolver {
  @Query(() => [ReturnRequest], {
    description:
      'Agencies that you administer and that have late returns for a quarter, each with the email it would get if you asked for them.',
  })
  async returnRequests(
    @Arg('quarter', () => QuarterScalar, { description: 'The quarter that the returns are for.' })
    quarter: Quarter,
    @Ctx() context: Context,
  ): Promise<readonly ReturnRequest[]> {
    const askable = await findAskable(context, quarter);
    const asked = await readRequests(
      context.database,
      askable.map(({ agency }) => agency.id),
      [quarter],
    );
    return askable.map(({ agency, late, senders, contacts }) => ({
      ...{ id: `${agency.code}-${quarter}`, agency: toAgency(agency) },
      datasets: late.late.map(({ dataset }) => dataset),
      daysLate: Math.max(
        ...late.late.map(({ dueOn }) => countDays(dueOn, context.referenceData.today)),
      ),
      ...writeRequest(late, agency),
      senderCount: senders.length,
      contacts: contacts.map(({ role }) => role),
      askedOn: [
        ...new Set(
          asked.filter(({ agencyId }) => agencyId === agency.id).map(({ askedOn }) => askedOn),
        ),
      ],
    }));
  }

  @Mutation(() => RequestReturnPayload, {
    description:
      'Asks agencies for their late returns for a quarter: by email, in the inbox of the people who may send them, and on the Returns page. You must be an administrator of each agency.',
  })
  async requestReturn(
    @Arg('input', () => RequestReturnInput, { description: 'Who to ask, and for which quarter.' })
    { quarter, agencies: codes }: RequestReturnInput,
    @Ctx() context: Context,
  ): Promise<RequestReturnPayload> {
    const { referenceData, viewer, database, mail } = context;
    const wanted = [...new Set(codes)].map((code) => ({
      code,
      agency: referenceData.agencies.find((each) => each.code === code),
    }));
    const unknown = wanted.find(({ agency }) => agency === undefined);
    if (unknown) return refuse(`No agency has the code "${toQuotedValue(unknown.code)}".`);
    const agencyIds = wanted.flatMap(({ agency }) => agency?.id ?? []);
    const denial = agencyIds
      .map((id) => can(viewer, 'REQUEST_RETURNS', { agencyIds: [id] }))
      .find(({ ok }) => !ok);
    if (denial?.ok === false) throw denied(denial);
    const askable = await findAskable(context, quarter);
    const chosen = askable.filter(({ agency }) => agencyIds.includes(agency.id));
    const inTime = wanted.find(({ agency }) => chosen.every((each) => each.agency !== agency));
    if (inTime?.agency)
      return refuse(
        `${inTime.agency.name} no longer has a late return for this quarter. Look at the list again.`,
      );
    const asked = await database.write(async (transaction) => {
      const done: AgencyToAsk[] = [];
      for (const each of chosen)
        if (await requestReturns(transaction, each, context)) done.push(each);
      return done;
    });
    mail.onQueued();
    return { asked: asked.map(({ agency }) => toAgency(agency)), problems: [] };
  }
}

function refuse(message: string): RequestReturnPayload {
  return { asked: [], problems: [toProblem(message, 'agencies')] };
}

/** Agencies with late returns that the viewer may ask. */
async function findAskable(
  { database, referenceData, viewer }: Context,
  quarter: Quarter,
): Promise<readonly AgencyToAsk[]> {
  const late = (await readLate(database, quarter, referenceData)).filter(({ agencyId }) =>
    mayAsk(viewer, agencyId),
  );
  if (late.length === 0) return [];
  const people = await findActivePeople(readingPeople(database));
  return Promise.all(
    late.map(async (each) => {
      const agency = referenceData.agencies.find(({ id }) => id === each.agencyId);
      if (!agency) throw new Error('A return is owed by an agency that does not exist');
      const senders = findSenders(people, agency.id, referenceData);
      return { agency, late: each, senders, contacts: await findLateContacts(database, each) };
    }),
  );
}

function mayAsk(viewer: Viewer, agencyId: number): boolean {
  return can(viewer, 'REQUEST_RETURNS', { agencyIds: [agencyId] }).ok;
}
