import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';

import { actingIn } from '#domain/access/acting.js';
import { type AgencyRecord, isAgencyKind } from '#domain/agencies.js';
import {
  type AgencyEnd,
  describeEnd,
  describeEndEffect,
  findEndProblems,
  findNameProblems,
  findNewProblems,
} from '#domain/agency-register/agency-change.js';
import { concerningNoRecords, type Entry } from '#domain/audit/entry.js';
import { datasets } from '#domain/lists.js';
import { quarterOf } from '#domain/quarter.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import { findActivePeople, readingPeople } from '#features/people/colleagues.reader.js';
import { toAgency } from '#features/places/agency.type.js';
import type { Context } from '#graphql/context.js';
import { toProblem } from '#graphql/problem.type.js';
import { requireThere } from '#graphql/require.js';

import { endAgency, insertAgency, readVersions, renameAgency } from './agency.store.js';
import {
  AddAgencyInput,
  AgencyEffect,
  ChangeAgencyPayload,
  EndAgencyInput,
  RegisteredAgency,
  RenameAgencyInput,
} from './agency-register.type.js';

const everywhere = { areaCode: null, agencyId: null };

@Resolver()
export class AgencyRegisterResolver {
  @Query(() => [RegisteredAgency], {
    description: 'All agencies by name with their dates, those that have ended among them.',
  })
  async agencyRegister(@Ctx() context: Context): Promise<readonly RegisteredAgency[]> {
    return readRegister(context);
  }

  @Query(() => AgencyEffect, { description: 'What it would do that an agency ends so.' })
  async endAgencyEffect(
    @Arg('input', () => EndAgencyInput, { description: 'How it would end.' }) input: EndAgencyInput,
    @Ctx() { database, referenceData }: Context,
  ): Promise<AgencyEffect> {
    const agency = findAgency(input.agency, referenceData);
    if (agency === null) return { sentences: [], problems: [noSuchAgency(input.agency)] };
    const end = toEnd(input);
    const problems = findEndProblems(agency, end, referenceData);
    if (problems.length > 0) return { sentences: [], problems };
    const last = end.lastDay === null ? null : quarterOf(end.lastDay);
    const owed = referenceData.obligations.filter(
      ({ agencyId, until }) =>
        agencyId === agency.id && last !== null && (until === null || until > last),
    );
    const people = await findActivePeople(readingPeople(database));
    const sentences = describeEndEffect(agency, end, {
      owed: [...new Set(owed.map(({ dataset }) => datasets[dataset].toLowerCase()))],
      personCount: people.filter(({ grants }) =>
        grants.some(
          ({ isForPartnership, agencyIds }) => !isForPartnership && agencyIds.includes(agency.id),
        ),
      ).length,
      known: referenceData,
    });
    return { sentences, problems: [] };
  }

  @Mutation(() => ChangeAgencyPayload, {
    description:
      'Adds an agency. It owes nothing and nobody has access at it until that is said as well.',
  })
  async addAgency(
    @Arg('input', () => AddAgencyInput, { description: 'The agency.' }) input: AddAgencyInput,
    @Ctx() context: Context,
  ): Promise<ChangeAgencyPayload> {
    requireThere(context, 'SET_AGENCIES', everywhere);
    const { code, name, kind, validFrom } = input;
    if (!isAgencyKind(kind)) throw new Error(`${kind} is no kind of agency`);
    const added = { code: code.trim(), name, kind, validFrom: validFrom ?? null };
    const problems = findNewProblems(added, context.referenceData);
    if (problems.length > 0) return { registered: null, problems };
    const id = await context.database.write(async (transaction) => {
      const inserted = await insertAgency(transaction, added);
      if (inserted !== null)
        transaction.log(
          toEntry(`Added the agency ${name.trim()} (${added.code}).`, inserted, context),
        );
      return inserted;
    });
    return id === null
      ? refuse(`Somebody else added ${added.code} meanwhile. Look at the list again.`, 'code')
      : answer(added.code, context);
  }

  @Mutation(() => ChangeAgencyPayload, {
    description:
      'Renames an agency: on past quarters too. Packs that were signed keep the former name.',
  })
  async renameAgency(
    @Arg('input', () => RenameAgencyInput, { description: 'The agency and its name.' })
    { agency: code, name, version }: RenameAgencyInput,
    @Ctx() context: Context,
  ): Promise<ChangeAgencyPayload> {
    requireThere(context, 'SET_AGENCIES', everywhere);
    const agency = findAgency(code, context.referenceData);
    if (agency === null) return { registered: null, problems: [noSuchAgency(code)] };
    const problems = findNameProblems(name, agency, context.referenceData);
    if (problems.length > 0) return { registered: null, problems };
    if (agency.name === name.trim()) return answer(code, context);
    const isDone = await context.database.write(async (transaction) => {
      const renamed = await renameAgency(transaction, { agencyId: agency.id, seen: version }, name);
      const what = `Renamed ${agency.name} (${agency.code}): ${name.trim()}.`;
      if (renamed) transaction.log(toEntry(what, agency.id, context));
      return renamed;
    });
    return answer(code, context, isDone);
  }

  @Mutation(() => ChangeAgencyPayload, {
    description:
      'Ends an agency with its successors, or takes its end back. It owes nothing for later quarters; records up to its last day stay.',
  })
  async endAgency(
    @Arg('input', () => EndAgencyInput, { description: 'When, and who takes over.' })
    input: EndAgencyInput,
    @Ctx() context: Context,
  ): Promise<ChangeAgencyPayload> {
    requireThere(context, 'SET_AGENCIES', everywhere);
    const { referenceData } = context;
    const agency = findAgency(input.agency, referenceData);
    if (agency === null) return { registered: null, problems: [noSuchAgency(input.agency)] };
    const end = toEnd(input);
    const problems = findEndProblems(agency, end, referenceData);
    if (problems.length > 0) return { registered: null, problems };
    if (isAsItIs(agency, end)) return answer(agency.code, context);
    const successors = referenceData.agencies.filter(({ code }) => end.successors.includes(code));
    const isDone = await context.database.write(async (transaction) => {
      const former = await endAgency(
        transaction,
        { agencyId: agency.id, seen: input.version },
        { lastDay: end.lastDay, successorIds: successors.map(({ id }) => id) },
      );
      if (former === null) return false;
      const names = successors.map(({ name }) => name);
      const what = describeEnd(agency, { lastDay: end.lastDay, successors: names }, former);
      transaction.log(toEntry(what, agency.id, context));
      return true;
    });
    return answer(agency.code, context, isDone);
  }
}

function toEnd({ lastDay, successors }: EndAgencyInput): AgencyEnd {
  return { lastDay: lastDay ?? null, successors: [...new Set(successors)] };
}

function isAsItIs({ validTo, successorCodes = [] }: AgencyRecord, end: AgencyEnd): boolean {
  return (
    validTo === end.lastDay &&
    [...successorCodes].sort().join(' ') === end.successors.toSorted().join(' ')
  );
}

function findAgency(code: string, { agencies }: Context['referenceData']): AgencyRecord | null {
  return agencies.find((agency) => agency.code === code) ?? null;
}

function noSuchAgency(code: string) {
  return toProblem(`No agency has the code "${toQuotedValue(code)}".`, 'agency');
}

function refuse(message: string, field: string): ChangeAgencyPayload {
  return { registered: null, problems: [toProblem(message, field)] };
}

/** The agency as it is now; if somebody else changed it first, also why it was not changed. */
async function answer(code: string, context: Context, isDone = true): Promise<ChangeAgencyPayload> {
  const referenceData = await context.readReferenceDataAgain();
  const register = await readRegister({ ...context, referenceData });
  const registered = register.find(({ agency }) => agency.code === code) ?? null;
  const message = `Somebody else changed this agency meanwhile: it is now called ${registered?.agency.name ?? code}${registered?.validTo ? ' and has a last day' : ''}. Look at it again before you save yours.`;
  return { registered, problems: isDone ? [] : [toProblem(message, 'version')] };
}

async function readRegister({
  database,
  referenceData: { agencies },
}: Pick<Context, 'database' | 'referenceData'>): Promise<readonly RegisteredAgency[]> {
  const versions = await database.read(readVersions);
  return agencies.map((agency) => ({
    id: `register-${agency.code}`,
    agency: toAgency(agency),
    validFrom: agency.validFrom,
    validTo: agency.validTo,
    successors: agencies
      .filter(({ code }) => agency.successorCodes?.includes(code) ?? false)
      .map(toAgency),
    version: versions.get(agency.id) ?? 0,
  }));
}

function toEntry(what: string, agencyId: number, { clock, identity }: Context): Entry {
  return {
    ...{ ...concerningNoRecords, at: clock.now(), action: 'ADMINISTER', ...actingIn(identity) },
    ...{ agencyId, what },
  };
}
