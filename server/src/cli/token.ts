import type { Command } from 'commander';

import { commandLine } from '#domain/access/actor.js';
import { toLocalAdministrator } from '#domain/access/request-identity.js';
import { findByEmail, findPerson } from '#features/people/person.store.js';
import { findActiveTokens, type KnownToken } from '#features/people/token.reader.js';
import {
  type ChangingTokens,
  createToken,
  revokeToken,
} from '#features/people/tokens/change-tokens.js';
import { ReferenceDataReader } from '#features/places/places.reader.js';
import type { Database } from '#platform/database.js';
import { createPrisma } from '#platform/prisma.js';
import { Refusal } from '@stronghold/prisma/refusal';

import { startProgress } from './progress.js';
import type { Setting } from './setting.js';
import { withDatabase } from './with-database.js';
import { writeLines } from './write-lines.js';

interface CreateOptions {
  readonly as: string;
  readonly scope: string;
  readonly days: string;
  readonly name: string;
}

/**
 * Declares `token`, which manages tokens for programs that work in a person’s name. Standard output
 * has only the new token, for scripts.
 */
export function declareToken(command: Command, getSetting: () => Setting): void {
  command
    .command('create')
    .description('Make a token in a person’s name, and print only the token on standard output')
    .requiredOption(
      '--as <person>',
      'the person: an id from "people list", or the address of somebody who has not signed in yet',
    )
    .requiredOption(
      '--scope <scopes>',
      'what it may be used for: figures, own-records or import, or several, separated by commas',
    )
    .requiredOption('--days <number>', 'how many days it is valid: 1 to 366')
    .option('--name <text>', 'its name: what it is for, in one line', 'Made on the command line')
    .action((options: CreateOptions) => create(getSetting(), options));
  command
    .command('list')
    .description('List the valid tokens, and their ids')
    .action(() => list(getSetting()));
  command
    .command('end')
    .description('End a token for good, from the next request on')
    .argument('<token>', 'its id, as "token list" lists it')
    .action((id: string) => end(getSetting(), id));
}

async function create(setting: Setting, options: CreateOptions): Promise<void> {
  const progress = startProgress(setting.errors);
  const scopes = options.scope
    .split(',')
    .map((scope) => scope.trim().toUpperCase().replaceAll('-', '_'));
  const made = await withDatabase(setting, progress.say, async (database) => {
    const known = await database.write(
      async (transaction) =>
        (await findPerson(transaction, options.as)) ?? (await findByEmail(transaction, options.as)),
    );
    if (!known)
      throw new Refusal('There is no such person. "./stronghold people list" lists all of them.');
    const written = {
      name: options.name,
      scopes,
      days: options.days.trim() === '' ? NaN : Number(options.days),
    };
    const changed = await createToken(await toChanging(setting, database), known.id, written);
    if (!changed.ok) throw new Refusal(changed.sentence);
    return changed.value;
  });
  progress.say(
    `It is valid until ${formatMinute(made.expiresAt)} and is shown only this once. To end it: ./stronghold token end ${made.id}`,
  );
  setting.output.write(`${made.secret}\n`);
}

async function list(setting: Setting): Promise<void> {
  const progress = startProgress(setting.errors);
  const tokens = await withDatabase(setting, progress.say, (database) =>
    findActiveTokens(database, null),
  );
  writeLines(
    setting.output,
    tokens.length > 0 ? tokens.map(describe) : ['There are no valid tokens.'],
  );
}

async function end(setting: Setting, id: string): Promise<void> {
  const progress = startProgress(setting.errors);
  const changed = await withDatabase(setting, progress.say, async (database) =>
    revokeToken(await toChanging(setting, database), id),
  );
  if (!changed.ok)
    throw new Refusal(
      'There is no such token, or it has already ended. "./stronghold token list" lists the valid ones.',
    );
  writeLines(setting.output, ['The token has ended.']);
}

/** The user of the command has the rights of the local administrator. */
async function toChanging({ clock }: Setting, database: Database): Promise<ChangingTokens> {
  const prisma = createPrisma(database);
  try {
    const referenceData = await new ReferenceDataReader(prisma, clock).read();
    const actor = toLocalAdministrator(referenceData.agencies.map(({ id }) => id));
    return {
      database,
      actor,
      acting: { actor: commandLine, agencyId: null },
      now: clock.now(),
      referenceData,
    };
  } finally {
    await prisma.$disconnect();
  }
}

function describe({ id, name, personName, scopes, expiresAt, lastUsedAt }: KnownToken): string {
  const used = lastUsedAt === null ? 'never used' : `last used ${formatMinute(lastUsedAt)}`;
  const scope = scopes.map((each) => each.toLowerCase().replaceAll('_', '-')).join(',');
  return `${id}  "${name}" of ${personName}: ${scope}, until ${formatMinute(expiresAt)}, ${used}`;
}

function formatMinute(moment: Date): string {
  return `${moment.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
