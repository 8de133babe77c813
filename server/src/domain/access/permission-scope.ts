import type { Places } from '#domain/places.js';

import type { Grant } from './grant.js';
import type { PermissionScope } from './permission.js';

/**
 * Everything that a grant covers. To give or remove the grant, an administrator needs a grant that
 * covers the same.
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

/** An area and all larger areas that contain it. An unknown area is in no larger area. */
function chainOf(code: string, places: Places): readonly string[] {
  const area = places.find(code);
  return area ? places.chainOf(area) : [code];
}
