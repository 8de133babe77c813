import { actingIn } from '#domain/access/acting.js';
import type { Acting } from '#domain/access/actor.js';
import type { ClaimRule } from '#domain/access/claims.js';
import { namesOf } from '#domain/access/names.js';
import { describeGrant } from '#domain/access/words.js';
import { concerningNoRecords } from '#domain/audit/entry.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { Context } from '#graphql/context.js';
import type { WritingTransaction } from '#platform/database.js';

import type { Changed } from './changed.js';
import type { StoredPerson } from './person.store.js';

/** What the log needs to know about a change to access. */
export interface LoggedChangeContext {
  /** The actor for the log. */
  readonly acting: Acting;
  readonly now: Date;
}

interface Noted {
  /** The person concerned. The log entry names their agency if the actor has no single one. */
  readonly of: StoredPerson | null;
  readonly what: string;
}

/** Logs a change to access. */
export function logChange(
  { log }: WritingTransaction,
  { acting, now }: LoggedChangeContext,
  { of, what }: Noted,
): void {
  const agencyId = acting.agencyId ?? of?.agencyId ?? null;
  log({
    ...concerningNoRecords,
    at: now,
    action: 'ADMINISTER',
    actor: acting.actor,
    agencyId,
    what,
  });
}

/**
 * Logs a change refused for lack of permission, like every refusal: beyond a limit for one person,
 * refusals are only counted. Runs outside the transaction, which changed nothing.
 */
export async function logDenial<Value>(
  changed: Changed<Value>,
  { refusals, identity, clock }: Pick<Context, 'refusals' | 'identity' | 'clock'>,
): Promise<Changed<Value>> {
  if (changed.ok || !changed.isDenied) return changed;
  const entry = {
    ...concerningNoRecords,
    at: clock.now(),
    action: 'REFUSAL',
    ...actingIn(identity),
    what: changed.sentence,
  } as const;
  await refusals.note({ door: 'API', isByToken: identity.isByToken, entry });
  return changed;
}

type Rule = Omit<ClaimRule, 'id'>;

/** What a claim rule grants from now on, and what it granted before; null if there is none. */
export function describeRuleChange(
  former: Rule | null,
  rule: Rule | null,
  referenceData: ReferenceData,
): string {
  const inWords = (each: Rule | null) =>
    each
      ? `"${each.value}" in the claim ${each.claim} grants ${describeGrant(each, namesOf(referenceData))}`
      : 'no rule.';
  return `Changed a sign-in rule to: ${inWords(rule)} Before: ${inWords(former)}`;
}
