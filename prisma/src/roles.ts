import { createHmac } from 'node:crypto';

import pg from 'pg';

import { Refusal } from './refusal.js';

/**
 * The roles of a Stronghold database (docs/decisions/0004 and 0017). The server and the commands
 * log in as `APP_ROLE`, which owns nothing and has no rights of its own. Each transaction takes one
 * of the other roles.
 */
export const APP_ROLE = 'stronghold_app';
export const WRITER_ROLE = 'stronghold_writer';
export const ENGINE_ROLE = 'stronghold_engine';
export const AUDITOR_ROLE = 'stronghold_auditor';
/** Reads the records of the agencies that the transaction names. */
export const READER_ROLE = 'stronghold_reader';
/** Reads everybody's records, for cleared people. */
export const CLEARED_READER_ROLE = 'stronghold_cleared_reader';

/** The roles that a transaction may take. */
const workRoles: readonly string[] = [
  WRITER_ROLE,
  ENGINE_ROLE,
  AUDITOR_ROLE,
  READER_ROLE,
  CLEARED_READER_ROLE,
];

const NOT_ALLOWED = '42501';

/**
 * PostgreSQL's error codes if another process has just made the role, or changes it at the same
 * time.
 */
const LOST_A_RACE = new Set(['42710', '23505', 'XX000']);

/**
 * Creates missing roles and lets `APP_ROLE` log in. Roles belong to the whole cluster, so several
 * databases share them and several processes may call this at once.
 *
 * @param owner a connection that may create roles
 * @param ownerUrl the address of that connection
 * @throws Refusal if the connection may not create roles
 */
export async function prepareRoles(owner: pg.Client, ownerUrl: string): Promise<void> {
  const missing = await findMissingRoles(ownerUrl);
  if (missing?.length === 0) return;

  for (const role of missing ?? [...workRoles, APP_ROLE]) {
    await allowingForARace(() => owner.query(`CREATE ROLE ${role} NOLOGIN NOINHERIT`));
  }
  for (const role of missing ?? workRoles)
    await allowingForARace(() => owner.query(`GRANT ${role} TO ${APP_ROLE}`));
  if (missing !== null) return;
  const password = owner.escapeLiteral(appPasswordOf(ownerUrl));
  await allowingForARace(() => owner.query(`ALTER ROLE ${APP_ROLE} LOGIN PASSWORD ${password}`));
}

/**
 * The address of the same database, logged in as `APP_ROLE`. Its password is derived from the
 * owner's, so that anyone who may migrate may also serve, and no password has to be stored. A
 * server that asks for no password accepts any.
 */
export function toAppUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.password = appPasswordOf(ownerUrl);
  url.username = APP_ROLE;
  return url.toString();
}

function appPasswordOf(ownerUrl: string): string {
  const ownerPassword = decodeURIComponent(new URL(ownerUrl).password);
  return createHmac('sha256', ownerPassword).update(APP_ROLE).digest('base64url');
}

/**
 * The roles that `APP_ROLE` cannot take; null if it cannot log in. A new version may need more
 * roles than the previous version.
 */
async function findMissingRoles(ownerUrl: string): Promise<readonly string[] | null> {
  const app = new pg.Client({ connectionString: toAppUrl(ownerUrl) });
  app.on('error', () => undefined);
  try {
    await app.connect();
    const { rows } = await app.query<{ role: string }>(
      `SELECT rolname AS role FROM pg_roles WHERE rolname = ANY ($1) AND pg_has_role(rolname, 'MEMBER')`,
      [workRoles],
    );
    return workRoles.filter((role) => !rows.some((row) => row.role === role));
  } catch {
    // The next connection reports why the server cannot be queried.
    return null;
  } finally {
    await app.end();
  }
}

async function allowingForARace(change: () => Promise<unknown>): Promise<void> {
  try {
    await change();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === NOT_ALLOWED) {
      throw new Refusal(
        `The user in DATABASE_URL may not create the roles ${new Intl.ListFormat('en-GB').format([APP_ROLE, ...workRoles])}, under which Stronghold works. Give that user CREATEROLE, or set DATABASE_URL to a user who has it.`,
      );
    }
    if (!LOST_A_RACE.has(code)) throw error;
  }
}
