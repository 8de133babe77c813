import type { Action } from '#domain/access/actions.js';
import { can } from '#domain/access/permission.js';

import type { Context } from './context.js';
import { denied } from './errors.js';

interface There {
  /** Null stands for everywhere, which only a grant for everywhere reaches. */
  readonly areaCode: string | null;
  /** By its key; null if it is of no single agency. */
  readonly agencyId: number | null;
}

/**
 * Asks the rule of access about a place and an agency, beyond what the door has asked of everybody.
 *
 * @throws FORBIDDEN for anyone who may not
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
