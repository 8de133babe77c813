import type { ClaimRule } from '#domain/access/claims.js';
import type { Grant } from '#domain/access/grant.js';
import { namesOf } from '#domain/access/names.js';
import { nobody, type Origin } from '#domain/access/request-identity.js';
import { describeGrant } from '#domain/access/words.js';
import { concerningNoRecords, type Entry } from '#domain/audit/entry.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { Admission } from '#features/people/admit.js';
import type { StoredPerson, Subject } from '#features/people/person.store.js';

interface Moment {
  readonly referenceData: ReferenceData;
  readonly at: Date;
  /** The network address, and the session that started or ended. */
  readonly origin: Origin;
}

/**
 * The log entries of somebody whom a provider confirmed: that they came in, with the changes from
 * their claims, or that they were refused. Each agency whose rules gave them nothing, because they
 * already act for another agency, gets its own entry.
 */
export function logAdmission(
  admission: Admission,
  { subject, issuer }: Subject,
  { referenceData, at, origin }: Moment,
): readonly Entry[] {
  const changed = [
    ...inWords('Granted by claims', admission.granted, referenceData),
    ...inWords('Ended by claims', admission.ended, referenceData),
  ];
  if (!admission.ok) {
    const actor = { personId: null, name: subject, ...origin };
    return [
      {
        ...concerningNoRecords,
        at,
        action: 'REFUSAL',
        actor,
        what: [admission.sentence, ...changed].join(' '),
      },
    ];
  }
  const { person, refused } = admission;
  return [
    logSignIn(person, [`Signed in at ${issuer}.`, ...changed].join(' '), { at, origin }),
    ...[...new Set(refused.map(({ agencyIds }) => agencyIds[0]))].map((agencyId): Entry => {
      const rules = refused.filter(({ agencyIds }) => agencyIds[0] === agencyId);
      const actor = { personId: person.id, name: person.name, ...origin };
      return {
        ...concerningNoRecords,
        at,
        action: 'REFUSAL',
        actor,
        agencyId: agencyId ?? null,
        what: describeRefusedRules(rules, referenceData),
      };
    }),
  ];
}

/** The maximum number of rules of one agency that are named; the rest are only counted. */
const MAX_RULES = 5;

function describeRefusedRules(rules: readonly ClaimRule[], referenceData: ReferenceData): string {
  const rest = rules.length - MAX_RULES;
  return [
    'Not granted by claims, because access at another agency was granted first.',
    ...rules
      .slice(0, MAX_RULES)
      .map(
        (rule) =>
          `"${rule.value}" in the claim ${rule.claim}: ${describeGrant(rule, namesOf(referenceData))}`,
      ),
    ...(rest > 0 ? [`And ${rest} more.`] : []),
  ].join(' ');
}

/**
 * The log entry of somebody refused before a provider confirmed them, with nothing from their
 * request.
 */
export function logRefusedSignIn(
  sentence: string,
  { at, origin }: Omit<Moment, 'referenceData'>,
): Entry {
  const filter = { route: 'GET /sign-in/callback' };
  return {
    ...concerningNoRecords,
    at,
    action: 'REFUSAL',
    actor: { personId: null, name: nobody.name, ...origin },
    what: sentence,
    filter,
  };
}

/** The log entry of somebody who came in or left. */
export function logSignIn(
  { id, name, agencyId }: StoredPerson,
  what: string,
  { at, origin }: Omit<Moment, 'referenceData'>,
): Entry {
  return {
    ...concerningNoRecords,
    at,
    action: 'SIGN_IN',
    actor: { personId: id, name, ...origin },
    agencyId,
    what,
  };
}

function inWords(
  done: string,
  grants: readonly Grant[],
  referenceData: ReferenceData,
): readonly string[] {
  return grants.map((grant) => `${done}: ${describeGrant(grant, namesOf(referenceData))}`);
}
