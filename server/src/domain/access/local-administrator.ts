import type { AgencyRecord } from '#domain/agencies.js';

import type { Viewer } from './viewer.js';

/** Whoever sits at the machine while no identity provider is set: cleared, and may open everybody's records. */
export function localAdministrator(agencies: readonly AgencyRecord[]): Viewer {
  const police = agencies.filter(({ family }) => family === 'POLICE').map(({ id }) => id);
  const roles = police.length > 0 ? (['ADMINISTRATOR', 'ANALYST'] as const) : [];
  return {
    personId: null,
    name: 'Local administrator',
    grants: roles.map((role) => ({ role, agencyIds: police, areaCodes: [], marking: 'OFFICIAL_SENSITIVE' })),
  };
}
