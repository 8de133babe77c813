import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';

import { actingIn } from '#domain/access/acting.js';
import { canSeePerson } from '#domain/access/control.js';
import { logReading } from '#features/audit/log-reading.reader.js';
import type { Context } from '#graphql/context.js';
import { type Problem, toProblem } from '#graphql/problem.type.js';

import {
  type AccessChangeContext,
  endGrant,
  endSessions,
  grantAccess,
  type NewPerson,
  setActive,
  viewAs,
} from './change-access.js';
import { setClaimRule } from './change-claim-rule.js';
import type { Changed, NotChanged } from './changed.js';
import { logDenial } from './log-change.js';
import {
  findActiveRules,
  findDemonstrationPeople,
  findPeople,
  type KnownPerson,
} from './people.reader.js';
import {
  EndGrantInput,
  EndGrantPayload,
  EndSessionsInput,
  EndSessionsPayload,
  GrantAccessInput,
  GrantAccessPayload,
  type NewPersonInput,
  SetClaimRuleInput,
  SetClaimRulePayload,
  SetPersonActiveInput,
  SetPersonActivePayload,
  ViewAsInput,
  ViewAsPayload,
} from './people-inputs.type.js';
import { ClaimRule, DemonstrationPerson, Person } from './person.type.js';
import { readClaimRule } from './read-claim-rule.js';
import { readGrant } from './read-grant.js';
import { findOpenSessions } from './session.reader.js';
import { toClaimRule, toDemonstrationPerson, toPerson } from './to-person.js';
import { findActiveTokens } from './token.reader.js';

@Resolver()
export class PeopleResolver {
  @Query(() => [DemonstrationPerson], {
    description:
      'The made-up posts that you can switch to without signing in. Empty unless this is a demonstration on a single machine.',
  })
  async demonstrationPeople(
    @Ctx() { prisma, referenceData, signInMode }: Context,
  ): Promise<readonly DemonstrationPerson[]> {
    if (signInMode !== 'CONTINUE_AS') return [];
    return (await findDemonstrationPeople(prisma)).map((post) =>
      toDemonstrationPerson(post, referenceData),
    );
  }

  @Query(() => [Person], {
    description:
      'Everybody who belongs to an agency that you administer or has access there, by name.',
  })
  async people(@Ctx() context: Context): Promise<readonly Person[]> {
    const people = (await findPeople(context.prisma)).filter((person) =>
      canSeePerson(context.viewer, person),
    );
    await logReading(context, 'Read the list of people');
    return toPeople(people, context);
  }

  @Query(() => [ClaimRule], {
    description: 'The access that identity provider claims give at the next sign-in.',
  })
  claimRules(@Ctx() context: Context): Promise<readonly ClaimRule[]> {
    return readClaimRules(context);
  }

  @Mutation(() => GrantAccessPayload, {
    description:
      'Grants a role at agencies or for the whole partnership, up to a marking. You can only grant access that your own access as administrator covers.',
  })
  async grantAccess(
    @Arg('input', () => GrantAccessInput, { description: 'Access to grant, and to whom.' })
    input: GrantAccessInput,
    @Ctx() context: Context,
  ): Promise<GrantAccessPayload> {
    const { person, newPerson } = input;
    const read = readGrant(input, context.referenceData);
    if (!read.ok) return { person: null, problems: [toProblem(read.sentence, read.field)] };
    const to = newPerson ? toNewcomer(newPerson, context) : person;
    if (to === null || (newPerson && person)) {
      const sentence =
        newPerson && !person
          ? 'No agency has that code.'
          : 'Say who it is for: give either person or newPerson.';
      return { person: null, problems: [toProblem(sentence, newPerson ? 'newPerson' : 'person')] };
    }
    return toPersonPayload(
      await logDenial(await grantAccess(toChanging(context), { to, grant: read.grant }), context),
      context,
    );
  }

  @Mutation(() => EndGrantPayload, {
    description:
      'Ends one grant that your own access as administrator covers, from that person’s next request on.',
  })
  async endGrant(
    @Arg('input', () => EndGrantInput, { description: 'Which grant.' }) { grant }: EndGrantInput,
    @Ctx() context: Context,
  ): Promise<EndGrantPayload> {
    return toPersonPayload(
      await logDenial(await endGrant(toChanging(context), grant), context),
      context,
    );
  }

  @Mutation(() => SetPersonActivePayload, {
    description:
      "Ends all of a person's access at once, with their sessions and tokens, or lets them in again. Your own access as administrator must cover all of theirs.",
  })
  async setPersonActive(
    @Arg('input', () => SetPersonActiveInput, {
      description: 'The person, and whether they have access.',
    })
    { person, isActive }: SetPersonActiveInput,
    @Ctx() context: Context,
  ): Promise<SetPersonActivePayload> {
    return toPersonPayload(
      await logDenial(
        await setActive(toChanging(context), { personId: person, isActive }),
        context,
      ),
      context,
    );
  }

  @Mutation(() => EndSessionsPayload, {
    description:
      "Ends sessions: your own, or another person's if your own access as administrator covers all of theirs.",
  })
  async endSessions(
    @Arg('input', () => EndSessionsInput, { description: 'Whose sessions.' }) {
      person,
      session,
    }: EndSessionsInput,
    @Ctx() context: Context,
  ): Promise<EndSessionsPayload> {
    const personId = person ?? context.identity.actor.personId;
    if (personId === null)
      return {
        ended: 0,
        problems: [toProblem('You have no sessions: say whose sessions to end.', 'person')],
      };
    const changed = await logDenial(
      await endSessions(toChanging(context), { personId, sessionId: session ?? null }),
      context,
    );
    return changed.ok
      ? { ended: changed.value, problems: [] }
      : { ended: 0, problems: problemsOf(changed) };
  }

  @Mutation(() => ViewAsPayload, {
    description:
      'Shows you Stronghold as somebody else sees it, from the next request on. You can read but not change anything, and cannot open records. Null goes back to your own view.',
  })
  async viewAs(
    @Arg('input', () => ViewAsInput, { description: 'Whose view.' }) { person }: ViewAsInput,
    @Ctx() context: Context,
  ): Promise<ViewAsPayload> {
    const { session } = context.identity;
    if (!session) {
      const sentence =
        'Sign in to view as somebody else: without a session there is nowhere to keep the choice.';
      return { viewingAs: null, problems: [toProblem(sentence)] };
    }
    const changed = await logDenial(
      await viewAs(toChanging(context), { sessionId: session.id, personId: person ?? null }),
      context,
    );
    if (!changed.ok) return { viewingAs: null, problems: problemsOf(changed) };
    const viewed = (await findPeople(context.prisma)).find(({ id }) => id === changed.value);
    const agency = context.referenceData.agencies.find(({ id }) => id === viewed?.agencyId);
    return { viewingAs: viewed ? `${viewed.name}, ${agency?.name ?? ''}` : null, problems: [] };
  }

  @Mutation(() => SetClaimRulePayload, {
    description:
      'Adds a claim rule, or replaces or ends one. Ending or replacing a rule ends all access that it gave.',
  })
  async setClaimRule(
    @Arg('input', () => SetClaimRuleInput, { description: 'Which rule.' }) {
      replaces,
      rule,
    }: SetClaimRuleInput,
    @Ctx() context: Context,
  ): Promise<SetClaimRulePayload> {
    const read = rule ? readClaimRule(rule, context.referenceData) : null;
    if (read && !read.ok)
      return {
        claimRules: await readClaimRules(context),
        problems: [toProblem(read.sentence, `rule.${read.field}`)],
      };
    const changed = await logDenial(
      await setClaimRule(toChanging(context), {
        replaces: replaces ?? null,
        rule: read?.rule ?? null,
      }),
      context,
    );
    return {
      claimRules: await readClaimRules(context),
      problems: changed.ok ? [] : problemsOf(changed),
    };
  }
}

function toChanging({ database, identity, referenceData, clock }: Context): AccessChangeContext {
  return {
    database,
    actor: identity.actor,
    acting: actingIn(identity),
    referenceData,
    now: clock.now(),
  };
}

function problemsOf({ sentence, field }: NotChanged): readonly Problem[] {
  return [toProblem(sentence, field)];
}

async function toPersonPayload(
  changed: Changed<string>,
  context: Context,
): Promise<{ person: Person | null; problems: readonly Problem[] }> {
  if (!changed.ok) return { person: null, problems: problemsOf(changed) };
  const people = (await findPeople(context.prisma)).filter(({ id }) => id === changed.value);
  const [person] = await toPeople(people, context);
  return { person: person ?? null, problems: [] };
}

async function toPeople(
  people: readonly KnownPerson[],
  { database, identity, referenceData }: Context,
): Promise<readonly Person[]> {
  const ids = people.map(({ id }) => id);
  const [sessions, tokens] = await Promise.all([
    findOpenSessions(database, ids),
    findActiveTokens(database, ids),
  ]);
  const beside = {
    sessions,
    tokens,
    ownSession: identity.session?.id ?? null,
    viewer: identity.viewer,
    referenceData,
  };
  return people.map((person) => toPerson(person, beside));
}

async function readClaimRules({
  prisma,
  viewer,
  referenceData,
}: Context): Promise<readonly ClaimRule[]> {
  return (await findActiveRules(prisma)).map((rule) =>
    toClaimRule(rule, { viewer, referenceData }),
  );
}

/** The person to add; null if no agency has the code. */
function toNewcomer(
  { name, agency: code, email, issuer, subject }: NewPersonInput,
  { referenceData }: Context,
): NewPerson | null {
  const agency = referenceData.agencies.find((each) => each.code === code.toUpperCase());
  if (!agency) return null;
  return {
    name,
    agencyId: agency.id,
    email: email ?? null,
    subject: issuer && subject ? { issuer, subject } : null,
  };
}
