import type { Grant } from '#domain/access/grant.js';
import { mayDo } from '#domain/access/may-do.js';
import { leadAgencyId, standingGrants } from '#domain/access/standing-grants.js';
import { ownAgencyIds, type Viewer } from '#domain/access/viewer.js';
import type { Visit } from '#domain/access/visit.js';
import type { AgencyRecord } from '#domain/agencies.js';
import type { PlainDate } from '#domain/plain-date.js';

import { heirsOf } from './heirs.js';
import type { Sharing } from './saved-query.js';

/** Somebody in front of saved questions. */
export interface Asker {
  readonly viewer: Viewer;
  /** Null for the local administrator, who is an owner like any other. */
  readonly personId: string | null;
  /** Agencies that they are a colleague at: those that their grants name, and their own. */
  readonly agencyIds: readonly number[];
  /** The agency that what they save is kept for. */
  readonly agencyId: number;
  /** False for whoever looks as somebody else: what is private stays closed meanwhile. */
  readonly isThemselves: boolean;
}

interface Today {
  readonly agencies: readonly AgencyRecord[];
  readonly today: PlainDate;
}

/**
 * Who asks for saved questions. A grant for the partnership makes nobody a colleague of every agency: it names none. The local administrator
 * is of the agency that leads.
 */
export function toAsker({ viewer, session, agencyId }: Pick<Visit, 'viewer' | 'session' | 'agencyId'>, world: Today): Asker {
  const named = viewer.grants.filter(({ isForPartnership }) => !isForPartnership).flatMap(({ agencyIds }) => agencyIds);
  const held = new Set(ownAgencyIds(viewer));
  const home = agencyId === null ? (named.length === 0 ? leadAgencyId(world) : null) : held.has(agencyId) ? agencyId : null;
  const agencyIds = [...new Set([...named, ...(home === null ? [] : [home])])].sort((a, b) => a - b);
  return {
    viewer,
    personId: viewer.personId,
    agencyIds,
    agencyId: home ?? agencyIds[0] ?? leadAgencyId(world),
    isThemselves: session?.isViewingAs !== true,
  };
}

/** What access to a saved question follows from. */
export interface Kept {
  /** Null for the local administrator. */
  readonly ownerId: string | null;
  /** The agency that it is kept for. */
  readonly agencyId: number;
  readonly sharing: Sharing;
}

/** Whether it is one's own. */
export function isOwn({ ownerId }: Pick<Kept, 'ownerId'>, { personId, isThemselves }: Asker): boolean {
  return isThemselves && ownerId === personId;
}

/** Whether somebody is a colleague of whoever keeps it: of its agency, or of one that took over from that. */
export function isColleague({ agencyId }: Pick<Kept, 'agencyId'>, { agencyIds }: Asker, world: Today): boolean {
  return heirsOf(agencyId, world).some((id) => agencyIds.includes(id));
}

/** Whether somebody sees that there is such a question, and what it asks. */
export function canSee(kept: Kept, asker: Asker, world: Today): boolean {
  if (isOwn(kept, asker) || kept.sharing === 'EVERYONE') return true;
  return kept.sharing === 'AGENCY' && isColleague(kept, asker, world);
}

/** Whether somebody may save over it: its owner, and colleagues with whom it is shared. Everybody else makes a copy. */
export function canChange(kept: Kept, asker: Asker, world: Today): boolean {
  return isOwn(kept, asker) || (kept.sharing !== 'PRIVATE' && isColleague(kept, asker, world));
}

/** Whether somebody may say who sees it: its owner alone. */
export function canShare(kept: Kept, asker: Asker): boolean {
  return isOwn(kept, asker);
}

/** Whether somebody may delete it: its owner, and of what is shared an administrator of its agency. */
export function canDelete(kept: Kept, asker: Asker, world: Today): boolean {
  if (isOwn(kept, asker)) return true;
  if (kept.sharing === 'PRIVATE' || !canSee(kept, asker, world)) return false;
  return heirsOf(kept.agencyId, world).some((id) => mayDo(asker.viewer, 'MANAGE_PEOPLE', { agencyIds: [id] }).ok);
}

/** What is known of an owner. */
export interface Owner {
  readonly isActive: boolean;
  readonly grants: readonly Grant[];
}

/**
 * Whether the owner of a question has left: may not come in any more, or holds nothing that counts today at the agency that keeps it. The
 * local administrator, null, never leaves.
 */
export function hasLeft(owner: Owner | null, { agencyId }: Pick<Kept, 'agencyId'>, world: Today): boolean {
  if (owner === null) return false;
  if (!owner.isActive) return true;
  const heirs = heirsOf(agencyId, world);
  return !standingGrants(owner.grants, world).some((grant) => grant.agencyIds.some((id) => heirs.includes(id) || id === agencyId));
}

/** Whether somebody may become its owner: a colleague with whom it is shared, once its owner has left. */
export function canTakeOver(kept: Kept & { readonly owner: Owner | null }, asker: Asker, world: Today): boolean {
  return (
    asker.isThemselves &&
    kept.sharing !== 'PRIVATE' &&
    kept.ownerId !== asker.personId &&
    isColleague(kept, asker, world) &&
    hasLeft(kept.owner, kept, world)
  );
}
