import type { Places } from '#domain/places.js';

import type { Grant } from './grant.js';
import type { PermissionScope } from './permission.js';

/**
 * All that a grant reaches, as something that an administrator's grant must reach too to give or
 * take it.
 */
export function toPermissionScope(
  { agencyIds, isForPartnership = false, areaCodes, marking }: Omit<Grant, 'role'>,
  places: Places,
): Required<PermissionScope> {
  return {
    agencyIds,
    isForPartnership,
    marking,
    areas: areaCodes.map((code) => chainOf(code, places)),
  };
}

/** An area and all that contain it. One that is not known lies in nothing. */
function chainOf(code: string, places: Places): readonly string[] {
  const area = places.find(code);
  return area ? places.chainOf(area) : [code];
}
