import { mayDo } from '#domain/access/may-do.js';
import { standingGrants } from '#domain/access/standing-grants.js';
import type { AgencyRecord } from '#domain/agencies.js';
import type { PlainDate } from '#domain/plain-date.js';
import { type Asker, hasLeft, isColleague, isOwn, type Owner } from '#domain/saved-queries/access.js';
import { heirsOf } from '#domain/saved-queries/heirs.js';

interface Today {
  readonly agencies: readonly AgencyRecord[];
  readonly today: PlainDate;
}

/** What access to a schedule or an alert follows from. */
export interface Watched {
  /** Null for the local administrator. */
  readonly ownerId: string | null;
  /** The agency that it is kept for. */
  readonly agencyId: number;
  /** Who receives it beside its owner, each by their id; null for the local administrator. */
  readonly recipientIds: readonly (string | null)[];
}

/** Whether somebody receives it, their own among it. Whoever looks as somebody else receives nothing. */
export function doesReceive({ ownerId, recipientIds }: Watched, { personId, isThemselves }: Asker): boolean {
  return isThemselves && (ownerId === personId || recipientIds.includes(personId));
}

/** Whether somebody administers the agency that keeps it, or one that took over from that. */
export function administers({ agencyId }: Pick<Watched, 'agencyId'>, { viewer }: Asker, world: Today): boolean {
  return heirsOf(agencyId, world).some((id) => mayDo(viewer, 'MANAGE_PEOPLE', { agencyIds: [id] }).ok);
}

/** Whether somebody is told that it is there: whoever receives it, and administrators of its agency. */
export function canSeeWatched(watched: Watched, asker: Asker, world: Today): boolean {
  return doesReceive(watched, asker) || (asker.isThemselves && administers(watched, asker, world));
}

/** Whether somebody may say anew what it is: its owner alone. */
export function canChangeWatched(watched: Watched, asker: Asker): boolean {
  return isOwn(watched, asker);
}

/** Whether somebody may pause, resume or delete it: its owner, and administrators of its agency. */
export function canStopWatched(watched: Watched, asker: Asker, world: Today): boolean {
  return isOwn(watched, asker) || (asker.isThemselves && administers(watched, asker, world));
}

/** Whether somebody may become its owner: a colleague who receives it or administers its agency, once its owner has left. */
export function canTakeOverWatched(watched: Watched & { readonly owner: Owner | null }, asker: Asker, world: Today): boolean {
  return (
    !isOwn(watched, asker) &&
    canSeeWatched(watched, asker, world) &&
    isColleague(watched, asker, world) &&
    hasLeft(watched.owner, watched, world)
  );
}

/** Whether somebody may come in at all today, and so can be sent anything. The local administrator, null, always may. */
export function canReceive(person: Owner | null, world: Today): boolean {
  return person === null || (person.isActive && standingGrants(person.grants, world).length > 0);
}
