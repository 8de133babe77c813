import type { Part } from '#domain/measures/measure.js';

import { exactAgencyIds, type Families, isCleared, type Viewer } from './viewer.js';

/**
 * What somebody may see of figures. Staff of the police up to OFFICIAL-SENSITIVE, and those cleared
 * for the whole partnership, are CLEARED; everybody else is a PARTNER: a council, a charity, and
 * staff of the police up to OFFICIAL.
 */
export type Policy =
  /** Sees true counts. */
  | { readonly kind: 'CLEARED' }
  /**
   * Sees its own agencies' records exactly, and protected figures of others rounded or hidden. The
   * agencies are its own, in order.
   */
  | { readonly kind: 'PARTNER'; readonly agencyIds: readonly number[] };

/** The policy under which a viewer sees figures. */
export function policyFor(viewer: Pick<Viewer, 'grants'>, families: Families): Policy {
  return isCleared(viewer, families)
    ? { kind: 'CLEARED' }
    : { kind: 'PARTNER', agencyIds: exactAgencyIds(viewer) };
}

/**
 * Whether a viewer may be told how many records an agency has, or sent, as the number is. Their
 * number is as good as the figures that are made from them: for everybody else it would undo what
 * disclosure does.
 */
export function canSeeCountsOf(policy: Policy, agencyId: number): boolean {
  return policy.kind === 'CLEARED' || policy.agencyIds.includes(agencyId);
}

/**
 * What is added up for a policy in place of parts, in their order: partners are told nothing
 * that rests on others' records of one another.
 */
export function partsSeenBy({ kind }: Policy, parts: readonly Part[]): readonly Part[] {
  return kind === 'CLEARED' ? parts : parts.map((part) => part.forPartners ?? part);
}
