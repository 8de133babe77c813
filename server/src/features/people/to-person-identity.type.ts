import { activeGrants } from '#domain/access/active-grants.js';
import {
  type RequestIdentity,
  toLocalAdministrator,
  unknownOrigin,
} from '#domain/access/request-identity.js';
import type { ReferenceData } from '#domain/reference-data.js';

import type { FoundPerson } from './found-person.reader.js';

/**
 * The identity for work done in a person’s name while they are away, such as a schedule. It has
 * their current grants, and none if their access has ended. It has no network address and no
 * session.
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
