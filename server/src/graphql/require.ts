import type { Action } from '#domain/access/actions.js';
import { can } from '#domain/access/permission.js';

import type { Context } from './context.js';
import { denied } from './errors.js';

interface There {
  /**
   * The code of an area. Null means everywhere, for which only a grant for everywhere is enough.
   */
  readonly areaCode: string | null;
  /** The key of an agency; null if no single agency is concerned. */
  readonly agencyId: number | null;
}

/**
 * Checks access to a place and an agency, in addition to the permission that was already checked.
 *
 * @throws FORBIDDEN if the caller lacks this access
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
