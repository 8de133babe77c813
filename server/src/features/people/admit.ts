import { activeGrants, leadAgencyId } from '#domain/access/active-grants.js';
import {
  type ClaimRule,
  type Claims,
  findMatching,
  homeAgencyOf,
  resolveRules,
} from '#domain/access/claims.js';
import type { Grant } from '#domain/access/grant.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { Transaction } from '#platform/database.js';

import {
  endGrants,
  findByEmail,
  findBySubject,
  findClaimRules,
  findGrants,
  insertGrant,
  insertIdentity,
  insertPerson,
  lockPerson,
  lockSubject,
  type StoredPerson,
  type Subject,
  updateAgency,
} from './person.store.js';
import { rememberAddress } from './remember-address.js';

/** What an identity provider confirms about somebody. */
export interface VerifiedSignIn extends Subject {
  readonly claims: Claims;
}

/** The changes that claims made to somebody’s access. */
interface BroughtUpToDate {
  readonly granted: readonly Grant[];
  readonly ended: readonly Grant[];
  /** Rules that matched but gave nothing, because the person already acts for another agency. */
  readonly refused: readonly ClaimRule[];
}

export type Admission = BroughtUpToDate &
  (
    | { readonly ok: true; readonly person: StoredPerson }
    | { readonly ok: false; readonly sentence: string }
  );

const nothing: BroughtUpToDate = { granted: [], ended: [], refused: [] };

/**
 * Finds or adds the person that a provider confirms, and updates what their claims grant. Nobody
 * gets in without a grant at an agency that exists today.
 */
export async function admit(
  transaction: Transaction,
  vouched: VerifiedSignIn,
  referenceData: ReferenceData,
): Promise<Admission> {
  await lockSubject(transaction, vouched);
  const matching = findMatching(await findClaimRules(transaction), vouched.claims);

  const met =
    (await findBySubject(transaction, vouched)) ?? (await bindInvited(transaction, vouched));
  // If somebody ends their access meanwhile, the session that starts now ends too.
  const known = met && (await lockPerson(transaction, met.id));
  if (known && !known.isActive)
    return refuse('An administrator has ended your access. Ask them if that is a mistake.');
  if (!known && matching.length === 0) return refuse(sayNothingGranted(vouched));
  if (!known && activeGrants(matching, referenceData).length === 0)
    return refuse(sayEnded(matching, referenceData));

  const person = known ?? (await addPerson(transaction, vouched, { matching, referenceData }));
  const changed = await bringUpToDate(transaction, person, {
    matching,
    referenceData,
    isNew: known === null,
  });
  const grants = await findGrants(transaction, person.id);
  if (grants.length === 0) return refuse(sayNothingGranted(vouched), changed);
  if (activeGrants(grants, referenceData).length === 0)
    return refuse(sayEnded(grants, referenceData), changed);
  await rememberAddress(transaction, person.id, vouched.claims);
  return { ok: true, person, ...changed };
}

/** Links the subject to the person invited by an address that the provider has verified. */
async function bindInvited(
  transaction: Transaction,
  vouched: VerifiedSignIn,
): Promise<StoredPerson | null> {
  const { email, email_verified: isVerified } = vouched.claims;
  if (typeof email !== 'string' || isVerified !== true) return null;
  const invited = await findByEmail(transaction, email);
  if (invited) await insertIdentity(transaction, invited.id, vouched);
  return invited;
}

interface Met {
  /** The rules that match the claims, the oldest first. */
  readonly matching: readonly ClaimRule[];
  readonly referenceData: ReferenceData;
}

async function addPerson(
  transaction: Transaction,
  vouched: VerifiedSignIn,
  { matching, referenceData }: Met,
): Promise<StoredPerson> {
  const { name, preferred_username: userName } = vouched.claims;
  const shown = [name, userName, vouched.subject].find(
    (text) => typeof text === 'string' && text.trim() !== '',
  );
  const home = homeAgencyOf(activeRules(matching, referenceData));
  const added = { name: String(shown), agencyId: home ?? leadAgencyId(referenceData) };
  const id = await insertPerson(transaction, { ...added, email: null });
  await insertIdentity(transaction, id, vouched);
  return { id, ...added, isActive: true };
}

/** Ends grants from rules that no longer match, and adds new ones. Grants given by people stay. */
async function bringUpToDate(
  transaction: Transaction,
  { id: personId, agencyId }: StoredPerson,
  { matching, referenceData, isNew }: Met & { readonly isNew: boolean },
): Promise<BroughtUpToDate> {
  const grants = await findGrants(transaction, personId);
  const rules = new Set(matching.map(({ id }) => id));
  const kept = grants.filter(({ claimRuleId }) => claimRuleId === null || rules.has(claimRuleId));
  const ended = grants.filter((grant) => !kept.includes(grant));
  const missing = activeRules(matching, referenceData).filter(
    ({ id }) => !kept.some(({ claimRuleId }) => claimRuleId === id),
  );
  const existing = activeGrants(kept, referenceData);
  const { granted, refused } = resolveRules(missing, {
    agencyId: isNew ? null : agencyId,
    existing,
  });
  if (ended.length > 0) {
    await endGrants(
      transaction,
      ended.map(({ id }) => id),
      null,
    );
  }
  for (const { id, ...rule } of granted)
    await insertGrant(transaction, { ...rule, personId, grantedBy: null, claimRuleId: id });
  // Somebody without individual grants moves to the agency of the rules, once no rule names their
  // former agency.
  const now = [...existing, ...granted];
  const isByHand = kept.some(({ claimRuleId }) => claimRuleId === null);
  const home = homeAgencyOf(now);
  if (home !== null && !isByHand && !now.some(({ agencyIds }) => agencyIds.includes(agencyId)))
    await updateAgency(transaction, personId, home);
  return { granted, ended, refused };
}

/**
 * Rules for an agency that exists today. Other rules do not give anything, and do not block
 * anybody.
 */
function activeRules(
  matching: readonly ClaimRule[],
  referenceData: ReferenceData,
): readonly ClaimRule[] {
  return matching.filter((rule) => activeGrants([rule], referenceData).length > 0);
}

function refuse(sentence: string, changed = nothing): Admission {
  return { ok: false, sentence, ...changed };
}

function sayNothingGranted({ subject, issuer }: Subject): string {
  return `You have signed in, but you have no access here. Ask an administrator of your agency, and tell them how your identity provider identifies you: "${subject}" at ${issuer}.`;
}

function sayEnded(
  grants: readonly ClaimRule[] | Parameters<typeof activeGrants>[0],
  referenceData: ReferenceData,
): string {
  const names = namesOf(grants, referenceData).join(' and ');
  return `You have access only at agencies that no longer exist or do not exist yet: ${names}. Ask an administrator of the agency that has taken over the work to grant you access there.`;
}

function namesOf(
  grants: Parameters<typeof activeGrants>[0],
  { agencies }: ReferenceData,
): readonly string[] {
  const ids = new Set(grants.flatMap(({ agencyIds }) => agencyIds));
  return agencies.filter(({ id }) => ids.has(id)).map(({ name }) => name);
}
