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
import type { Problem } from '#domain/problem.js';
import { quarterOf } from '#domain/quarter.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import { findActivePeople, readingPeople } from '#features/people/colleagues.reader.js';
import { toAgency } from '#features/places/agency.type.js';
import type { Context } from '#graphql/context.js';
import { toProblem } from '#graphql/problem.type.js';
import { requireThere } from '#graphql/require.js';

import {
  endAgency,
  insertAgency,
  lockAgencies,
  readVersions,
  renameAgency,
} from './agency.store.js';
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
    description: 'All agencies by name with their dates, including those that have ended.',
  })
  async agencyRegister(@Ctx() context: Context): Promise<readonly RegisteredAgency[]> {
    return readRegister(context);
  }

  @Query(() => AgencyEffect, { description: 'The effects of ending an agency this way.' })
  async endAgencyEffect(
    @Arg('input', () => EndAgencyInput, { description: 'Its last day and successors.' })
    input: EndAgencyInput,
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
      'Adds an agency. At first it owes nothing and nobody has access there: both are set separately.',
  })
  async addAgency(
    @Arg('input', () => AddAgencyInput, { description: 'The agency.' }) input: AddAgencyInput,
    @Ctx() context: Context,
  ): Promise<ChangeAgencyPayload> {
    requireThere(context, 'SET_AGENCIES', everywhere);
    const { code, name, kind, validFrom } = input;
    if (!isAgencyKind(kind)) throw new Error(`${kind} is not a kind of agency`);
    const added = { code: code.trim(), name, kind, validFrom: validFrom ?? null };
    const problems = await context.database.write(
      async (transaction): Promise<readonly Problem[]> => {
        const agencies = await lockAgencies(transaction);
        const found = findNewProblems(added, { agencies });
        if (found.length > 0) return found;
        const id = await insertAgency(transaction, added);
        transaction.log(toEntry(`Added the agency ${name.trim()} (${added.code}).`, id, context));
        return [];
      },
    );
    return problems.length > 0 ? { registered: null, problems } : answer(added.code, context);
  }

  @Mutation(() => ChangeAgencyPayload, {
    description: 'Renames an agency, in past quarters too. Signed packs keep the former name.',
  })
  async renameAgency(
    @Arg('input', () => RenameAgencyInput, { description: 'The agency and its name.' })
    { agency: code, name, version }: RenameAgencyInput,
    @Ctx() context: Context,
  ): Promise<ChangeAgencyPayload> {
    requireThere(context, 'SET_AGENCIES', everywhere);
    const done = await context.database.write(async (transaction): Promise<Done> => {
      const agencies = await lockAgencies(transaction);
      const agency = findAgency(code, { agencies });
      if (agency === null) return { problems: [noSuchAgency(code)] };
      const problems = findNameProblems(name, agency, { agencies });
      if (problems.length > 0) return { problems };
      if (agency.name === name.trim()) return { isDone: true };
      const isDone = await renameAgency(transaction, { agencyId: agency.id, seen: version }, name);
      const what = `Renamed ${agency.name} (${agency.code}): ${name.trim()}.`;
      if (isDone) transaction.log(toEntry(what, agency.id, context));
      return { isDone };
    });
    return toPayload(done, code, context);
  }

  @Mutation(() => ChangeAgencyPayload, {
    description:
      'Ends an agency and names its successors, or undoes its ending. It owes nothing for later quarters; records up to its last day stay.',
  })
  async endAgency(
    @Arg('input', () => EndAgencyInput, { description: 'When, and who takes over.' })
    input: EndAgencyInput,
    @Ctx() context: Context,
  ): Promise<ChangeAgencyPayload> {
    requireThere(context, 'SET_AGENCIES', everywhere);
    const end = toEnd(input);
    const done = await context.database.write(async (transaction): Promise<Done> => {
      const agencies = await lockAgencies(transaction);
      const agency = findAgency(input.agency, { agencies });
      if (agency === null) return { problems: [noSuchAgency(input.agency)] };
      const problems = findEndProblems(agency, end, { ...context.referenceData, agencies });
      if (problems.length > 0) return { problems };
      if (isAsItIs(agency, end)) return { isDone: true };
      const successors = agencies.filter(({ code }) => end.successors.includes(code));
      const former = await endAgency(
        transaction,
        { agencyId: agency.id, seen: input.version },
        { lastDay: end.lastDay, successorIds: successors.map(({ id }) => id) },
      );
      if (former === null) return { isDone: false };
      const names = successors.map(({ name }) => name);
      const what = describeEnd(agency, { lastDay: end.lastDay, successors: names }, former);
      transaction.log(toEntry(what, agency.id, context));
      return { isDone: true };
    });
    return toPayload(done, input.agency, context);
  }
}

/**
 * `isDone` is false if somebody else changed the agency first. `problems` says what is wrong with
 * the input.
 */
type Done = { readonly isDone: boolean } | { readonly problems: readonly Problem[] };

function toPayload(
  done: Done,
  code: string,
  context: Context,
): ChangeAgencyPayload | Promise<ChangeAgencyPayload> {
  return 'problems' in done
    ? { registered: null, problems: done.problems }
    : answer(code, context, done.isDone);
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

function findAgency(
  code: string,
  { agencies }: Pick<Context['referenceData'], 'agencies'>,
): AgencyRecord | null {
  return agencies.find((agency) => agency.code === code) ?? null;
}

function noSuchAgency(code: string) {
  return toProblem(`No agency has the code "${toQuotedValue(code)}".`, 'agency');
}

/**
 * Answers with the agency as it is now and, if somebody else changed it first, why it was not
 * changed.
 */
async function answer(code: string, context: Context, isDone = true): Promise<ChangeAgencyPayload> {
  const referenceData = await context.readReferenceDataAgain();
  const register = await readRegister({ ...context, referenceData });
  const registered = register.find(({ agency }) => agency.code === code) ?? null;
  const message = `Somebody else has changed this agency: it is now called ${registered?.agency.name ?? code}${registered?.validTo ? ' and has a last day' : ''}. Check it before you save yours.`;
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
