import type { Acting } from './actor.js';
import type { RequestIdentity } from './request-identity.js';
import { ownAgencyIds } from './viewer.js';

/**
 * The person who is behind a visit as the log knows them: who they are, from where, and for which
 * agency, where their grants name one alone.
 */
export function actingIn({ actor, origin }: Pick<RequestIdentity, 'actor' | 'origin'>): Acting {
  const [agencyId, ...others] = ownAgencyIds(actor);
  return {
    actor: { personId: actor.personId, name: actor.name, ...origin },
    agencyId: agencyId !== undefined && others.length === 0 ? agencyId : null,
  };
}
