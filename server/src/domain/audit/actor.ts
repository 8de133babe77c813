import { ownAgencyIds, type Viewer } from '#domain/access/viewer.js';

import type { Actor, Entry } from './entry.js';

/** Whoever runs a command. The name that the machine knows them by is left out: it is no name of this installation. */
export const commandLine: Actor = { personId: null, name: 'Command line' };

/** A viewer as the log knows them: who they are, and for which agency, where their grants name one alone. */
export function actingAs(viewer: Viewer): Pick<Entry, 'actor' | 'agencyId'> {
  const [agencyId, ...others] = ownAgencyIds(viewer);
  return {
    actor: { personId: viewer.personId, name: viewer.name },
    agencyId: agencyId !== undefined && others.length === 0 ? agencyId : null,
  };
}
