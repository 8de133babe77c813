import { activeGrants } from '#domain/access/active-grants.js';
import {
  type RequestIdentity,
  toLocalAdministrator,
  unknownOrigin,
} from '#domain/access/request-identity.js';
import type { ReferenceData } from '#domain/reference-data.js';

import type { FoundPerson } from './found-person.reader.js';

/**
 * What is asked in the name of a person while they are not there, such as by a schedule: with what
 * counts of their grants today, and nothing where their access has been ended. It comes over no
 * network and with no session.
 *
 * @param person null for the local administrator
 */
export function toPersonIdentity(
  person: FoundPerson | null,
  referenceData: ReferenceData,
): RequestIdentity {
  const viewer =
    person === null
      ? toLocalAdministrator(referenceData.agencies.map(({ id }) => id))
      : {
          personId: person.id,
          name: person.name,
          grants: person.isActive ? activeGrants(person.grants, referenceData) : [],
        };
  return {
    viewer,
    actor: viewer,
    session: null,
    agencyId: person?.agencyId ?? null,
    ended: null,
    isByToken: false,
    origin: unknownOrigin,
  };
}
