import { type Command, Option } from 'commander';

import { leadAgencyId } from '#domain/access/active-grants.js';
import { commandLine } from '#domain/access/actor.js';
import { isMarking, isRole, roles } from '#domain/access/grant.js';
import { namesOf } from '#domain/access/names.js';
import { toLocalAdministrator } from '#domain/access/request-identity.js';
import { describeGrant } from '#domain/access/words.js';
import type { ReferenceData } from '#domain/reference-data.js';
import {
  type AccessChangeContext,
  grantAccess,
  type NewPerson,
  setActive,
} from '#features/people/change-access.js';
import { findPeople } from '#features/people/people.reader.js';
import { findByEmail, findBySubject } from '#features/people/person.store.js';
import { readGrant } from '#features/people/read-grant.js';
import { ReferenceDataReader } from '#features/places/places.reader.js';
import { createPrisma, type PrismaClient } from '#platform/prisma.js';
import { Refusal } from '@stronghold/prisma/refusal';

import { startProgress } from './progress.js';
import type { Setting } from './setting.js';
import { withDatabase } from './with-database.js';
import { writeLines } from './write-lines.js';

interface GrantOptions {
  readonly issuer?: string;
  readonly subject?: string;
  readonly email?: string;
  readonly name?: string;
  readonly role: string;
  readonly agency: readonly string[];
  readonly area?: readonly string[];
  readonly marking: string;
}

/**
 * Declares `people`, which manages access: for the first administrator, and for people who have
 * locked themselves out.
 */
export function declarePeople(command: Command, getSetting: () => Setting): void {
  command
    .command('grant')
    .description('Grant a role to somebody who signs in, adding them if they are not known')
    .option(
      '--issuer <address>',
      'the identity provider, as it appears in the claim iss; with --subject',
    )
    .option('--subject <text>', 'their identifier in the claim sub')
    .option(
      '--email <address>',
      'an email address that the provider confirms at their first sign-in, instead of --issuer and --subject',
    )
    .option('--name <post>', 'post or name, as shown; the role if left out')
    .addOption(new Option('--role <role>', 'their role').choices(roles).makeOptionMandatory())
    .requiredOption(
      '--agency <code...>',
      'codes of agencies, or ALL for the whole partnership, including agencies added later',
    )
    .option('--area <code...>', 'only these areas; everywhere if none is given')
    .addOption(
      new Option('--marking <marking>', 'the highest marking they may see')
        .choices(['OFFICIAL', 'OFFICIAL_SENSITIVE'])
        .default('OFFICIAL'),
    )
    .action((options: GrantOptions) =>
      onPeople(getSetting(), (changing) => grant(changing, options)),
    );
  command
    .command('list')
    .description('List everybody with their access and their ids')
    .action(() =>
      onPeople(getSetting(), ({ referenceData, prisma }) => list(referenceData, prisma)),
    );
  command
    .command('end')
    .description('End all of somebody’s access at once, with their sessions and tokens')
    .argument('<person>', 'their id, as "./stronghold people list" lists it')
    .action((id: string) => onPeople(getSetting(), (changing) => end(changing, id)));
}

type OnPeople = AccessChangeContext & { readonly prisma: PrismaClient };

async function onPeople(
  setting: Setting,
  work: (changing: OnPeople) => Promise<readonly string[]>,
): Promise<void> {
  const progress = startProgress(setting.errors);
  const lines = await withDatabase(setting, progress.say, async (database) => {
    const prisma = createPrisma(database);
    try {
      const referenceData = await new ReferenceDataReader(prisma, setting.clock).read();
      const actor = toLocalAdministrator(referenceData.agencies.map(({ id }) => id));
      return await work({
        database,
        actor,
        acting: { actor: commandLine, agencyId: null },
        referenceData,
        now: setting.clock.now(),
        prisma,
      });
    } finally {
      await prisma.$disconnect();
    }
  });
  writeLines(setting.output, lines);
}

async function grant(changing: OnPeople, options: GrantOptions): Promise<readonly string[]> {
  const { database, referenceData } = changing;
  const { role, marking, agency, area = null } = options;
  if (!isRole(role) || !isMarking(marking))
    throw new Error('The options accepted an unknown role or marking');
  const isForPartnership = agency.some((code) => code.toUpperCase() === 'ALL');
  const read = readGrant(
    { role, marking, isForPartnership, agencies: isForPartnership ? [] : agency, areas: area },
    referenceData,
  );
  if (!read.ok) throw new Refusal(read.sentence);
  const newcomer = readNewcomer(options, read.grant.agencyIds[0] ?? leadAgencyId(referenceData));
  const known = await database.write((transaction) =>
    newcomer.subject
      ? findBySubject(transaction, newcomer.subject)
      : findByEmail(transaction, newcomer.email ?? ''),
  );
  const changed = await grantAccess(changing, { to: known?.id ?? newcomer, grant: read.grant });
  if (!changed.ok) throw new Refusal(changed.sentence);
  return [
    `${known?.name ?? newcomer.name} (${changed.value}): ${describeGrant(read.grant, namesOf(referenceData))}`,
  ];
}

/** A person as named on the command line. */
function readNewcomer(
  { issuer, subject, email, name, role }: GrantOptions,
  agencyId: number,
): NewPerson {
  const isBySubject = issuer !== undefined && subject !== undefined;
  if (isBySubject === (email !== undefined) || (issuer === undefined) !== (subject === undefined))
    throw new Refusal(
      'Say who they are at the identity provider: --issuer and --subject together, or only --email.',
    );
  const shown = name ?? role.charAt(0) + role.slice(1).toLowerCase().replaceAll('_', ' ');
  return {
    name: shown,
    agencyId,
    email: email ?? null,
    subject: isBySubject ? { issuer, subject } : null,
  };
}

async function list(
  referenceData: ReferenceData,
  prisma: PrismaClient,
): Promise<readonly string[]> {
  const people = await findPeople(prisma);
  const codes = new Map(referenceData.agencies.map(({ id, code }) => [id, code]));
  const lines = people.flatMap(({ id, name, agencyId, isActive, grants }) => [
    `${id}  ${name}, ${codes.get(agencyId) ?? ''}${isActive ? '' : ', whose access has ended'}`,
    ...grants.map((each) => `    ${describeGrant(each, namesOf(referenceData))}`),
  ]);
  return lines.length > 0
    ? lines
    : [
        'Nobody has been added yet. See "./stronghold people grant --help" for how to make the first administrator.',
      ];
}

async function end(changing: OnPeople, id: string): Promise<readonly string[]> {
  const changed = await setActive(changing, { personId: id, isActive: false });
  if (!changed.ok)
    throw new Refusal('There is no such person. "./stronghold people list" lists all of them.');
  return ['Their access has ended, and so have their sessions and tokens.'];
}
