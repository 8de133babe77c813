import { parseMailAddress } from '#domain/mail/mail-address.js';
import { toPlainLine } from '#domain/mail/plain-text.js';
import type { Problem } from '#domain/problem.js';

/** Who to contact about an agency's returns for a dataset. */
export interface Contact {
  /** A role, not a person. */
  readonly role: string;
  readonly address: string;
}

/** The stored row of a contact; `contact` is null if it was removed. */
export interface CurrentContact {
  readonly contact: Contact | null;
  readonly version: number;
}

/** The maximum length of a contact's role, in characters. */
export const MAX_ROLE_LENGTH = 100;

/**
 * Parses a contact as entered. If both parts are empty, `contact` is null, and the stored one is
 * removed.
 */
export function readContact({ role, address }: Contact): {
  readonly contact: Contact | null;
  readonly problems: readonly Problem[];
} {
  if (role.trim() === '' && address.trim() === '') return { contact: null, problems: [] };
  const line = toPlainLine(role, Number.MAX_SAFE_INTEGER);
  const parsed = parseMailAddress(address);
  const problems: Problem[] = [];
  if (line === '') problems.push({ field: 'role', message: 'Name the role, such as Data team.' });
  if (Array.from(line).length > MAX_ROLE_LENGTH)
    problems.push({
      field: 'role',
      message: `Write the role in at most ${MAX_ROLE_LENGTH} characters.`,
    });
  if (parsed === null)
    problems.push({
      field: 'address',
      message: 'Write one plain address, such as data.team@example.org.',
    });
  return {
    contact: parsed !== null && problems.length === 0 ? { role: line, address: parsed } : null,
    problems,
  };
}

/**
 * What to do with a contact: leave it if it has not changed, write it, or refuse it because
 * somebody else changed it first.
 */
export function decideContact(
  current: CurrentContact | null,
  wanted: Contact | null,
  seen: number,
): 'KEEP' | 'WRITE' | 'CONFLICT' {
  const now = current?.contact ?? null;
  if (now?.role === wanted?.role && now?.address === wanted?.address) return 'KEEP';
  return (current?.version ?? 0) === seen ? 'WRITE' : 'CONFLICT';
}
