import { canControl, canSeePerson, coversAll, describeLimit } from '#domain/access/control.js';
import type { Grant } from '#domain/access/grant.js';
import { namesOf } from '#domain/access/names.js';
import { can } from '#domain/access/permission.js';
import { toPermissionScope } from '#domain/access/permission-scope.js';
import type { Viewer } from '#domain/access/viewer.js';
import { describeGrant } from '#domain/access/words.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { Database, Transaction } from '#platform/database.js';

import { type Changed, deny, done, refuse } from './changed.js';
import { logChange, type LoggedChangeContext } from './log-change.js';
import {
  endGrants,
  findByEmail,
  findBySubject,
  findGrant,
  findGrants,
  findHeld,
  findPerson,
  insertGrant,
  insertIdentity,
  insertPerson,
  lockPerson,
  lockSubject,
  type StoredPerson,
  type Subject,
  updateActive,
} from './person.store.js';
import { forgetAddress } from './remember-address.js';
import { endSessionsOf, updateViewingAs } from './session.store.js';
import { endTokensOf } from './token.store.js';

/** The person who makes a change, and the reference data to check it against. */
export interface AccessChangeContext extends LoggedChangeContext {
  readonly database: Database;
  /** The viewer whose grants must cover the change. */
  readonly actor: Viewer;
  readonly referenceData: ReferenceData;
}

/** The person to add. Either the address or the subject is given. */
export interface NewPerson {
  readonly name: string;
  readonly agencyId: number;
  readonly email: string | null;
  readonly subject: Subject | null;
}

/**
 * Grants access to a known person, or to one who is added. Returns the person’s id. An equal active
 * grant is not duplicated.
 */
export function grantAccess(
  changing: AccessChangeContext,
  { to, grant }: { readonly to: string | NewPerson; readonly grant: Grant },
): Promise<Changed<string>> {
  const { database, actor, referenceData } = changing;
  return database.write(async (transaction) => {
    const permission = can(actor, 'MANAGE_PEOPLE', toPermissionScope(grant, referenceData.places));
    if (!permission.ok) return deny(permission.sentence);
    const who =
      typeof to === 'string'
        ? await findKnown(transaction, to)
        : await addNewcomer(transaction, changing, to);
    if (!who.ok) return who;
    const { id: personId, name } = who.value;
    const existing = await findGrants(transaction, personId);
    if (!existing.some((each) => isSame(each, grant))) {
      await insertGrant(transaction, {
        ...grant,
        personId,
        grantedBy: actor.personId,
        claimRuleId: null,
      });
      const began =
        typeof to === 'string' ? `Granted to ${name}` : `Added ${name}, and granted to them`;
      logChange(transaction, changing, {
        of: who.value,
        what: `${began}: ${describeGrant(grant, namesOf(referenceData))}`,
      });
    }
    return done(personId);
  });
}

/** Ends one grant. Returns the id of its person. */
export function endGrant(changing: AccessChangeContext, id: string): Promise<Changed<string>> {
  const { database, actor, referenceData } = changing;
  return database.write(async (transaction) => {
    const grant = await findGrant(transaction, id);
    if (!grant)
      return refuse(
        'There is no such grant, or it has already ended. Reload the person’s page.',
        'grant',
      );
    const permission = can(actor, 'MANAGE_PEOPLE', toPermissionScope(grant, referenceData.places));
    if (!permission.ok) return deny(permission.sentence);
    await endGrants(transaction, [id], actor.personId);
    const person = await findPerson(transaction, grant.personId);
    logChange(transaction, changing, {
      of: person,
      what: `Ended access of ${person?.name ?? ''}: ${describeGrant(grant, namesOf(referenceData))}`,
    });
    return done(grant.personId);
  });
}

/** Restores somebody’s access, or ends it with their sessions and tokens. Returns their id. */
export function setActive(
  changing: AccessChangeContext,
  { personId, isActive }: { readonly personId: string; readonly isActive: boolean },
): Promise<Changed<string>> {
  const { database } = changing;
  return database.write(async (transaction) => {
    const who = await findControlled(transaction, changing, personId);
    if (!who.ok) return who;
    const { name } = who.value;
    await updateActive(transaction, personId, isActive);
    const ended = isActive ? 0 : await endSessionsOf(transaction, personId, null);
    if (!isActive) {
      await endTokensOf(transaction, personId);
      await forgetAddress(transaction, personId);
    }
    if (who.value.isActive !== isActive || ended > 0) {
      const what = isActive
        ? `Let ${name} in again.`
        : `Ended all access of ${name}, with their sessions: ${ended}.`;
      logChange(transaction, changing, { of: who.value, what });
    }
    return done(personId);
  });
}

/**
 * Ends sessions: the caller’s own, or those of a person they manage. Returns how many were active.
 */
export function endSessions(
  changing: AccessChangeContext,
  { personId, sessionId }: { readonly personId: string; readonly sessionId: string | null },
): Promise<Changed<number>> {
  const { database, actor } = changing;
  return database.write(async (transaction) => {
    const who =
      personId === actor.personId
        ? await findThere(transaction, personId)
        : await findControlled(transaction, changing, personId);
    if (!who.ok) return who;
    if (sessionId !== null && !isUuid(sessionId))
      return refuse('There is no such session.', 'session');
    const ended = await endSessionsOf(transaction, personId, sessionId);
    if (ended > 0)
      logChange(transaction, changing, {
        of: who.value,
        what: `Ended sessions of ${who.value.name}: ${ended}.`,
      });
    return done(ended);
  });
}

/** Sets whom a session views as; null for the session’s own person. */
export function viewAs(
  changing: AccessChangeContext,
  { sessionId, personId }: { readonly sessionId: string; readonly personId: string | null },
): Promise<Changed<string | null>> {
  const { database, actor, referenceData } = changing;
  return database.write(async (transaction) => {
    const who = personId === null ? null : await findManaged(transaction, personId, actor);
    if (personId !== null && who !== null) {
      if (!who.ok) return who;
      if (!coversAll(actor.grants, await findGrants(transaction, personId), referenceData.places)) {
        const sentence =
          'You can only view as somebody whose access is within your own: their agencies and marking go beyond yours.';
        return deny(sentence, 'person');
      }
    }
    if (await updateViewingAs(transaction, sessionId, personId)) {
      const what = who?.ok
        ? `Began to view Stronghold as ${who.value.name}.`
        : 'Went back to their own view.';
      logChange(transaction, changing, { of: who?.ok ? who.value : null, what });
    }
    return done(personId);
  });
}

async function findThere(transaction: Transaction, id: string): Promise<Changed<StoredPerson>> {
  const person = await lockPerson(transaction, id);
  return person ? done(person) : refuse('There is no such person.', 'person');
}

async function findKnown(transaction: Transaction, id: string): Promise<Changed<StoredPerson>> {
  const who = await findThere(transaction, id);
  if (!who.ok || who.value.isActive) return who;
  return refuse(
    `${who.value.name} cannot sign in at present. Restore their access first.`,
    'person',
  );
}

type Deciding = Pick<AccessChangeContext, 'actor' | 'referenceData'>;

/** Finds a person who belongs to an agency that the actor administers, or has a grant there. */
export async function findManaged(
  transaction: Transaction,
  id: string,
  actor: Viewer,
): Promise<Changed<StoredPerson>> {
  const person = await lockPerson(transaction, id);
  const isSeen =
    person !== null &&
    canSeePerson(actor, { ...person, grants: await findGrants(transaction, id) });
  return isSeen
    ? done(person)
    : refuse('There is no such person at an agency that you administer.', 'person');
}

/**
 * Finds a person all of whose access the actor may change. If the actor controls only some of their
 * grants, the refusal is logged.
 */
export async function findControlled(
  transaction: Transaction,
  { actor, referenceData }: Deciding,
  id: string,
): Promise<Changed<StoredPerson>> {
  const who = await findManaged(transaction, id, actor);
  if (!who.ok) return who;
  const subordinate = { ...who.value, grants: await findHeld(transaction, id) };
  if (canControl(actor, subordinate, referenceData.places)) return who;
  return deny(describeLimit(actor, subordinate, referenceData), 'person');
}

async function addNewcomer(
  transaction: Transaction,
  { actor }: Pick<AccessChangeContext, 'actor'>,
  { name, agencyId, email, subject }: NewPerson,
): Promise<Changed<StoredPerson>> {
  const permission = can(actor, 'MANAGE_PEOPLE', { agencyIds: [agencyId] });
  if (!permission.ok) return deny(permission.sentence);
  if (name.trim() === '')
    return refuse('Give the post or the name by which this person is shown.', 'newPerson');
  if ((email === null) === (subject === null))
    return refuse(
      'Say who they are at the identity provider: either by email, or by issuer and subject.',
      'newPerson',
    );
  await lockSubject(
    transaction,
    subject ?? { issuer: 'address', subject: (email ?? '').toLowerCase() },
  );
  const known = subject
    ? await findBySubject(transaction, subject)
    : await findByEmail(transaction, email ?? '');
  if (known) return meetKnown(transaction, actor, { known, isWaitedFor: email !== null });
  const id = await insertPerson(transaction, { name: name.trim(), agencyId, email });
  if (subject) await insertIdentity(transaction, id, subject);
  return done({ id, name: name.trim(), agencyId, isActive: true });
}

/** Whether two grants give the same access. */
export function isSame(a: Grant, b: Grant): boolean {
  const toText = ({ role, isForPartnership = false, agencyIds, areaCodes, marking }: Grant) =>
    JSON.stringify([role, isForPartnership, agencyIds, areaCodes, marking]);
  return toText(a) === toText(b);
}

interface Met {
  readonly known: StoredPerson;
  /** Whether the person was invited by an address and has never signed in. */
  readonly isWaitedFor: boolean;
}

/**
 * Decides what to do if the person to add exists already. Somebody at another agency is not named,
 * because guesses of addresses would show who works there. Somebody who is only invited gets the
 * grant, so that the first agency to invite an address cannot lock out the others.
 */
async function meetKnown(
  transaction: Transaction,
  actor: Viewer,
  { known, isWaitedFor }: Met,
): Promise<Changed<StoredPerson>> {
  if (canSeePerson(actor, { ...known, grants: await findGrants(transaction, known.id) }))
    return refuse(
      `They are already known, as ${toQuotedValue(known.name)}. Grant the access to that person.`,
      'newPerson',
    );
  if (isWaitedFor && known.isActive) return done(known);
  return refuse(
    'They are already known to another agency. An administrator of the whole partnership can grant them access.',
    'newPerson',
  );
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
