import type { Action } from '#domain/access/actions.js';
import { mayDo } from '#domain/access/may-do.js';

import type { Context } from './context.js';
import { denied } from './errors.js';

/**
 * Asks the rule of access about a place, beyond what the door has asked of everybody.
 *
 * @param areaCode null stands for everywhere, which only a grant for everywhere reaches
 * @throws FORBIDDEN for whoever may not
 */
export function requireThere({ viewer, world }: Pick<Context, 'viewer' | 'world'>, action: Action, areaCode: string | null): void {
  const area = areaCode === null ? null : world.places.find(areaCode);
  const permission = mayDo(viewer, action, { areas: area ? [world.places.chainOf(area)] : [] });
  if (!permission.ok) throw denied(permission);
}
