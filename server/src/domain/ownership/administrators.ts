import { activeGrants } from '#domain/access/active-grants.js';
import { can } from '#domain/access/permission.js';
import type { Viewer } from '#domain/access/viewer.js';
import type { ReferenceData } from '#domain/reference-data.js';

import { successorsOf } from './successors.js';

interface Known {
  readonly id: string;
  readonly name: string;
  readonly isActive: boolean;
  readonly grants: Viewer['grants'];
}

/**
 * The people, among those given, who today administer an agency or its successor. They are told
 * what is kept there without an owner.
 */
export function findAdministrators<Person extends Known>(
  people: readonly Person[],
  agencyId: number,
  referenceData: ReferenceData,
): readonly Person[] {
  const heirs = successorsOf(agencyId, referenceData);
  const isAdministrator = ({ id, name, isActive, grants }: Person) => {
    const viewer = {
      personId: id,
      name,
      grants: isActive ? activeGrants(grants, referenceData) : [],
    };
    return heirs.some((successor) => can(viewer, 'MANAGE_PEOPLE', { agencyIds: [successor] }).ok);
  };
  const all = people.filter(isAdministrator);
  // Administrators of the partnership administer every agency: they are told if the agency has none
  // of its own.
  const own = all.filter(({ grants }) =>
    grants.some(
      ({ isForPartnership, role, agencyIds }) =>
        role === 'ADMINISTRATOR' && !isForPartnership && agencyIds.some((id) => heirs.includes(id)),
    ),
  );
  return own.length > 0 ? own : all;
}
