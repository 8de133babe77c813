import type { Action } from '#domain/access/actions.js';
import { can } from '#domain/access/permission.js';

import type { Context } from './context.js';
import { denied } from './errors.js';

interface There {
  /** Null means everywhere, which only a grant for everywhere covers. */
  readonly areaCode: string | null;
  /** By its key; null if it is not about a single agency. */
  readonly agencyId: number | null;
}

/**
 * Applies the rule of access to a place and an agency, in addition to the check that every caller
 * has passed.
 *
 * @throws FORBIDDEN if the caller may not
 */
export function requireThere(
  { viewer, referenceData }: Pick<Context, 'viewer' | 'referenceData'>,
  action: Action,
  { areaCode, agencyId }: There,
): void {
  const area = areaCode === null ? null : referenceData.places.find(areaCode);
  const areas = area ? [referenceData.places.chainOf(area)] : [];
  const permission = can(
    viewer,
    action,
    agencyId === null ? { areas } : { areas, agencyIds: [agencyId] },
  );
  if (!permission.ok) throw denied(permission);
}
