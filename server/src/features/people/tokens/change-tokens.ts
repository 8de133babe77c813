import type { Acting } from '#domain/access/actor.js';
import type { Viewer } from '#domain/access/viewer.js';
import { concerningNoRecords, type Entry } from '#domain/audit/entry.js';
import type { Json } from '#domain/json.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { findControlled, findManaged } from '#features/people/change-access.js';
import { type Changed, refuse } from '#features/people/changed.js';
import { lockPerson } from '#features/people/person.store.js';
import {
  endToken,
  findTokenOwner,
  findTokenToEnd,
  insertToken,
  type MadeToken,
} from '#features/people/token.store.js';
import type { Database } from '#platform/database.js';

import { readToken, type WrittenToken } from './read-token.js';

/** The person who makes or ends a token, and the time. */
export interface ChangingTokens {
  readonly database: Database;
  readonly actor: Viewer;
  /** The actor for the log. */
  readonly acting: Acting;
  readonly now: Date;
  readonly referenceData: ReferenceData;
}

/** Makes a token in a person’s name. Its secret is in the result, and nowhere else. */
export async function createToken(
  changing: ChangingTokens,
  personId: string,
  written: WrittenToken,
): Promise<Changed<MadeToken>> {
  const read = readToken(written);
  if (!read.ok) return read;
  const { name, scopes, days } = read.token;
  return changing.database.write(async (transaction) => {
    const person = await lockPerson(transaction, personId);
    if (!person) return { ok: false, field: null, sentence: 'There is no such person.' };
    if (!person.isActive)
      return {
        ok: false,
        field: null,
        sentence: `${person.name} cannot sign in at present, and so has no tokens.`,
      };
    const made = await insertToken(transaction, { personId, name, scopes, days });
    const what = `Made the token "${name}" of ${person.name}`;
    transaction.log(
      toEntry(changing, what, { token: made.id, scopes, expiresAt: made.expiresAt.toISOString() }),
    );
    return { ok: true, value: made };
  });
}

const noToken = 'This token does not exist, has already ended, or is not one that you can end.';

/** Ends a token for good: the caller’s own, or that of a person they manage. Returns its id. */
export function revokeToken(changing: ChangingTokens, id: string): Promise<Changed<string>> {
  const { database, actor, referenceData } = changing;
  return database.write(async (transaction) => {
    const owner = await findTokenOwner(transaction, id);
    const isOwn = owner === actor.personId;
    if (owner === null || !(isOwn || (await findManaged(transaction, owner, actor)).ok))
      return refuse(noToken, 'id');
    const who = isOwn ? null : await findControlled(transaction, { actor, referenceData }, owner);
    if (who?.ok === false) return { ...who, field: 'id' };
    const token = await findTokenToEnd(transaction, id);
    if (!token) return refuse(noToken, 'id');
    await endToken(transaction, id);
    transaction.log(
      toEntry(changing, `Ended the token "${token.name}" of ${token.personName}`, { token: id }),
    );
    return { ok: true, value: id };
  });
}

function toEntry({ acting, now }: ChangingTokens, what: string, filter: Json): Entry {
  return { ...concerningNoRecords, at: now, action: 'ADMINISTER', ...acting, what, filter };
}
