import type { Acting } from './actor.js';
import type { RequestIdentity } from './request-identity.js';
import { ownAgencyIds } from './viewer.js';

/**
 * The person behind a request, as the log records them: who they are, where the request comes from,
 * and which agency they act for, if their grants name exactly one.
 */
export function actingIn({ actor, origin }: Pick<RequestIdentity, 'actor' | 'origin'>): Acting {
  const [agencyId, ...others] = ownAgencyIds(actor);
  return {
    actor: { personId: actor.personId, name: actor.name, ...origin },
    agencyId: agencyId !== undefined && others.length === 0 ? agencyId : null,
  };
}
