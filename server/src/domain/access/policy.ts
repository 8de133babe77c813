import type { Part } from '#domain/measures/measure.js';

import { exactAgencyIds, type Families, isCleared, type Viewer } from './viewer.js';

/**
 * Who sees which figures, and what a council may see. Police staff with access up to
 * OFFICIAL-SENSITIVE, and people cleared for the whole partnership, are CLEARED. Everybody else is
 * a PARTNER: councils, charities, and police staff with access up to OFFICIAL.
 */
export type Policy =
  /** Sees true counts. */
  | { readonly kind: 'CLEARED' }
  /**
   * Sees its own agencies' records exactly, and other agencies' protected figures rounded or
   * hidden. `agencyIds` has the ids of its own agencies.
   */
  | { readonly kind: 'PARTNER'; readonly agencyIds: readonly number[] };

/** The policy under which a viewer sees figures. */
export function policyFor(viewer: Pick<Viewer, 'grants'>, families: Families): Policy {
  return isCleared(viewer, families)
    ? { kind: 'CLEARED' }
    : { kind: 'PARTNER', agencyIds: exactAgencyIds(viewer) };
}

/**
 * Whether a viewer may see the exact number of records that an agency has or sent. That number says
 * as much as the figures based on the records, so showing it to anybody else would undo
 * disclosure.
 */
export function canSeeCountsOf(policy: Policy, agencyId: number): boolean {
  return policy.kind === 'CLEARED' || policy.agencyIds.includes(agencyId);
}

/**
 * The parts that are added up for a policy, in order. Partners get nothing that depends on what
 * other agencies recorded about each other.
 */
export function partsSeenBy({ kind }: Policy, parts: readonly Part[]): readonly Part[] {
  return kind === 'CLEARED' ? parts : parts.map((part) => part.forPartners ?? part);
}
