import type { ClaimRule } from '#domain/access/claims.js';
import type { Grant } from '#domain/access/grant.js';
import { mayDo } from '#domain/access/may-do.js';
import { toWhere } from '#domain/access/to-where.js';
import type { Viewer } from '#domain/access/viewer.js';
import type { World } from '#domain/figures/world.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import type { Database, Transaction } from '#platform/database.js';

import { endClaimRule, findClaimRule, insertClaimRule } from './claim-rule.store.js';
import {
  endGrants,
  findByEmail,
  findBySubject,
  findGrant,
  findGrants,
  findPerson,
  insertGrant,
  insertIdentity,
  insertPerson,
  type Subject,
  updateActive,
} from './person.store.js';
import { endSessionsOf, updateViewingAs } from './session.store.js';
import { endTokensOf } from './tokens/token.store.js';
import { coversAll } from './visitors.js';

/** Who makes a change, and in what world. */
export interface Changing {
  readonly database: Database;
  /** Whose grants must reach what is changed. */
  readonly actor: Viewer;
  readonly world: World;
}

/** What came of a change, with what it was about; or what is wrong, in a sentence about a part of what was asked. */
export type Changed<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly field: string | null; readonly sentence: string };

/** Somebody who is to be added. One of address and subject is given. */
export interface Newcomer {
  readonly name: string;
  readonly agencyId: number;
  readonly email: string | null;
  readonly subject: Subject | null;
}

/** Grants something to somebody who is known, or who is added. Gives back their id. An equal grant that goes on is not doubled. */
export function grantAccess(
  { database, actor, world }: Changing,
  { to, grant }: { readonly to: string | Newcomer; readonly grant: Grant },
): Promise<Changed<string>> {
  return database.write(async (transaction) => {
    const may = mayDo(actor, 'MANAGE_PEOPLE', toWhere(grant, world.places));
    if (!may.ok) return refuse(may.sentence);
    const who = typeof to === 'string' ? await findKnown(transaction, to) : await addNewcomer(transaction, to, actor);
    if (!who.ok) return who;
    const held = await findGrants(transaction, who.value);
    if (!held.some((each) => isSame(each, grant))) {
      await insertGrant(transaction, { ...grant, personId: who.value, grantedBy: actor.personId, claimRuleId: null });
    }
    return who;
  });
}

/** Ends one grant. Gives back the id of its person. */
export function endGrant({ database, actor, world }: Changing, id: string): Promise<Changed<string>> {
  return database.write(async (transaction) => {
    const grant = await findGrant(transaction, id);
    if (!grant) return refuse('There is no such grant, or it has ended already. Read the person again.', 'grant');
    // Taking away gives nobody anything, so the marking of who takes does not matter.
    const may = mayDo(actor, 'MANAGE_PEOPLE', { agencyIds: toWhere(grant, world.places).agencyIds });
    if (!may.ok) return refuse(may.sentence);
    await endGrants(transaction, [id], actor.personId);
    return done(grant.personId);
  });
}

/** Lets somebody in again, or not any more, which ends their sessions and tokens. Gives back their id. */
export function setActive(
  { database, actor }: Changing,
  { personId, isActive }: { readonly personId: string; readonly isActive: boolean },
): Promise<Changed<string>> {
  return database.write(async (transaction) => {
    const who = await findManaged(transaction, personId, actor);
    if (!who.ok) return who;
    await updateActive(transaction, personId, isActive);
    if (!isActive) {
      await endSessionsOf(transaction, personId, null);
      await endTokensOf(transaction, personId);
    }
    return who;
  });
}

/** Ends sessions of somebody: one's own, or those of a person whom one manages. Gives back how many went on until then. */
export function endSessions(
  { database, actor }: Changing,
  { personId, sessionId }: { readonly personId: string; readonly sessionId: string | null },
): Promise<Changed<number>> {
  return database.write(async (transaction) => {
    const who = personId === actor.personId ? done(personId) : await findManaged(transaction, personId, actor);
    if (!who.ok) return who;
    if (sessionId !== null && !isUuid(sessionId)) return refuse('There is no such session.', 'session');
    return done(await endSessionsOf(transaction, personId, sessionId));
  });
}

/** Gives a session the view of somebody, or its own where that is null. */
export function viewAs(
  { database, actor, world }: Changing,
  { sessionId, personId }: { readonly sessionId: string; readonly personId: string | null },
): Promise<Changed<string | null>> {
  return database.write(async (transaction) => {
    if (personId !== null) {
      const who = await findManaged(transaction, personId, actor);
      if (!who.ok) return who;
      if (!coversAll(actor.grants, await findGrants(transaction, personId), world))
        return refuse(
          'You may look only as somebody to whom you could grant all that they hold: their agencies and marking go beyond yours.',
          'person',
        );
    }
    await updateViewingAs(transaction, sessionId, personId);
    return done(personId);
  });
}

/** Adds, replaces or ends a rule of claims. Gives back the id of the new one, null where one only ended. */
export function setClaimRule(
  { database, actor, world }: Changing,
  { replaces, rule }: { readonly replaces: string | null; readonly rule: Omit<ClaimRule, 'id'> | null },
): Promise<Changed<string | null>> {
  return database
    .write(async (transaction) => {
      const former = replaces === null ? null : await findClaimRule(transaction, replaces);
      if (replaces !== null && !former)
        return refuse('That rule has been replaced or ended meanwhile. Read the rules again and decide anew.', 'replaces');
      for (const each of [former, rule]) {
        const may = each ? mayDo(actor, 'MANAGE_PEOPLE', toWhere(each, world.places)) : null;
        if (may && !may.ok) return refuse(may.sentence);
      }
      if (former) await endClaimRule(transaction, former.id, actor.personId);
      if (!rule) return done(null);
      const id = await insertClaimRule(transaction, rule, actor.personId);
      if (id === null) throw new RuleIsThere();
      return done(id);
    })
    .catch((error: unknown) => {
      if (!(error instanceof RuleIsThere)) throw error;
      return refuse('There is a rule for this claim, value and role already. Replace that one.', 'rule');
    });
}

/** Takes back what the transaction did until then. */
class RuleIsThere extends Error {}

async function findKnown(transaction: Transaction, id: string): Promise<Changed<string>> {
  const person = await findPerson(transaction, id);
  if (!person) return refuse('There is no such person.', 'person');
  if (!person.isActive) return refuse(`${person.name} may not come in at present. Let them in again first.`, 'person');
  return done(id);
}

/** Whether there is such a person at an agency that the actor administers. Gives back their id. */
export async function findManaged(transaction: Transaction, id: string, actor: Viewer): Promise<Changed<string>> {
  const person = await findPerson(transaction, id);
  const grants = person ? await findGrants(transaction, id) : [];
  const agencies = person ? [person.agencyId, ...grants.flatMap(({ agencyIds }) => agencyIds)] : [];
  const isManaged = agencies.some((agency) => mayDo(actor, 'MANAGE_PEOPLE', { agencyIds: [agency] }).ok);
  return isManaged ? done(id) : refuse('There is no such person at an agency that you administer.', 'person');
}

async function addNewcomer(
  transaction: Transaction,
  { name, agencyId, email, subject }: Newcomer,
  actor: Viewer,
): Promise<Changed<string>> {
  const may = mayDo(actor, 'MANAGE_PEOPLE', { agencyIds: [agencyId] });
  if (!may.ok) return refuse(may.sentence);
  if (name.trim() === '') return refuse('A person is shown by a post or a name: give one.', 'newPerson');
  if ((email === null) === (subject === null))
    return refuse('Say who they are at the identity provider: either by email, or by issuer and subject.', 'newPerson');
  const known = subject ? await findBySubject(transaction, subject) : email === null ? null : await findByEmail(transaction, email);
  if (known) return refuse(`They are known already, as ${toQuotedValue(known.name)}. Grant it to that person.`, 'newPerson');
  const id = await insertPerson(transaction, { name: name.trim(), agencyId, email });
  if (subject) await insertIdentity(transaction, id, subject);
  return done(id);
}

function isSame(a: Grant, b: Grant): boolean {
  const toText = ({ role, agencyIds, areaCodes, marking }: Grant) => JSON.stringify([role, agencyIds, areaCodes, marking]);
  return toText(a) === toText(b);
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

function done<Value>(value: Value): Changed<Value> {
  return { ok: true, value };
}

function refuse(sentence: string, field: string | null = null): Extract<Changed<never>, { readonly ok: false }> {
  return { ok: false, field, sentence };
}
