import { ownAgencyIds } from '#domain/access/viewer.js';
import type { Visit } from '#domain/access/visit.js';

import type { Actor, Entry } from './entry.js';

/** Whoever runs a command. The name that the machine knows them by is left out: it is no name of this installation. */
export const commandLine: Actor = { personId: null, name: 'Command line' };

/** Who acts and for which agency, for the log. */
export type Acting = Pick<Entry, 'actor' | 'agencyId'>;

/** Whoever is behind a visit as the log knows them: who they are, from where, and for which agency, where their grants name one alone. */
export function actingIn({ actor, origin }: Pick<Visit, 'actor' | 'origin'>): Acting {
  const [agencyId, ...others] = ownAgencyIds(actor);
  return {
    actor: { personId: actor.personId, name: actor.name, ...origin },
    agencyId: agencyId !== undefined && others.length === 0 ? agencyId : null,
  };
}
