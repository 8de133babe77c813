import type { OpenScope } from '#domain/records/access.js';
import { CLEARED_READER_ROLE, READER_ROLE, WRITER_ROLE } from '@stronghold/prisma/roles';

/** How a transaction begins. */
export interface Beginning {
  readonly text: string;
  /** If so, all of it sees one snapshot, and its end changes nothing. */
  readonly isReadOnly: boolean;
}

/** Begins to read under a role. */
export function toRead(role: string, timeoutMs: number): Beginning {
  return readWith(settingsOf(role, timeoutMs));
}

/**
 * Begins to read records of the agencies in a scope.
 *
 * @throws for agencies that are not whole numbers, and for none
 */
export function toReadScope(scope: OpenScope, timeoutMs: number): Beginning {
  if (scope.kind === 'ALL') return toRead(CLEARED_READER_ROLE, timeoutMs);
  return readWith(`${settingsOf(READER_ROLE, timeoutMs)}; ${agenciesSetting(scope.agencyIds)}`);
}

/** Begins to change something. */
export function toWrite(timeoutMs: number): Beginning {
  return { text: `BEGIN; ${settingsOf(WRITER_ROLE, timeoutMs)}`, isReadOnly: false };
}

/**
 * The setting that names agencies. SET takes no parameters, so its text is made from whole numbers.
 *
 * @throws for other numbers, and for an empty list
 */
export function agenciesSetting(agencyIds: readonly number[]): string {
  if (agencyIds.length === 0 || !agencyIds.every(Number.isSafeInteger))
    throw new Error('Records are read and written for agencies, by their numbers');
  return `SET LOCAL app.agencies = '${agencyIds.join(',')}'`;
}

function readWith(settings: string): Beginning {
  return { text: `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${settings}`, isReadOnly: true };
}

/**
 * Settings for one transaction. Settings of the role itself would not apply, because they are read
 * at login and nobody logs in under this role.
 */
function settingsOf(role: string, timeoutMs: number): string {
  return `SET LOCAL ROLE ${role}; SET LOCAL statement_timeout = ${timeoutMs}`;
}
