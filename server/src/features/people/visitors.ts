import type { Entrance } from '#domain/access/entrance.js';
import type { Grant } from '#domain/access/grant.js';
import { doesAllow } from '#domain/access/may-do.js';
import { standingGrants } from '#domain/access/standing-grants.js';
import { toWhere } from '#domain/access/to-where.js';
import type { Viewer } from '#domain/access/viewer.js';
import { nobody, toLocalAdministrator, type Visit } from '#domain/access/visit.js';
import type { World } from '#domain/figures/world.js';
import type { Database } from '#platform/database.js';

import { findSession, type FoundSession, touchSession } from './session.reader.js';

export interface VisitorsParts {
  readonly database: Database;
  readonly entrance: Entrance;
  /** Who comes without a session, where that is not for the entrance to say. */
  readonly viewer?: Viewer;
}

const endings = {
  UNKNOWN: 'Your session is not known here any more. Sign in again.',
  ENDED: 'Your session was ended. Sign in again.',
  IDLE: 'You were away for too long, so your session has ended. Sign in again.',
  OVER: 'Your session has lasted as long as one may. Sign in again.',
  INACTIVE: 'An administrator has ended your access. Ask them if that is a mistake.',
} as const;

/** Tells who a request comes from. Nothing is remembered from one to the next, so what was changed before it began holds. */
export class Visitors {
  constructor(private readonly parts: VisitorsParts) {}

  /** @param id what the browser holds of a session; null where it holds nothing */
  async recognise(id: string | null, world: World): Promise<Visit> {
    const { database } = this.parts;
    if (id === null) return this.withoutSession(world);
    const found = await findSession(database, id);
    if (found === null) return refuse('UNKNOWN');
    // Whoever continued as a post did not sign in, which is asked for since then.
    if (found.isDemonstration && this.parts.entrance !== 'CONTINUE_AS') return refuse('ENDED');
    if (found.end !== null) return refuse(found.end);
    if (!found.person.isActive) return refuse('INACTIVE');
    if (found.isSeenLongAgo) await touchSession(database, id);
    return toVisit(found, world);
  }

  private withoutSession(world: World): Visit {
    const { entrance, viewer } = this.parts;
    const everybody = world.agencies.map(({ id }) => id);
    const visitor = viewer ?? (entrance === 'PROVIDER' ? nobody : toLocalAdministrator(everybody));
    return { viewer: visitor, actor: visitor, session: null, agencyId: null, ended: null };
  }
}

function refuse(why: keyof typeof endings): Visit {
  return { viewer: nobody, actor: nobody, session: null, agencyId: null, ended: endings[why] };
}

function toVisit({ id, person, viewed }: FoundSession, world: World): Visit {
  const actor = toViewer(person, world);
  if (viewed === null) return { viewer: actor, actor, session: { id, isViewingAs: false }, agencyId: person.agencyId, ended: null };
  const asIf = toViewer(viewed, world);
  // What was granted to either may have changed since: nobody sees by another's eyes what they could not grant.
  const viewer = viewed.isActive && coversAll(actor.grants, asIf.grants, world) ? asIf : { ...asIf, grants: [] };
  return { viewer, actor, session: { id, isViewingAs: true }, agencyId: viewed.agencyId, ended: null };
}

function toViewer({ id, name, grants }: FoundSession['person'], world: World): Viewer {
  return { personId: id, name, grants: standingGrants(grants, world) };
}

/** Whether an administrator with some grants could have granted each of the others. */
export function coversAll(own: readonly Grant[], others: readonly Grant[], { places }: Pick<World, 'places'>): boolean {
  return others.every((other) => own.some((grant) => doesAllow(grant, 'VIEW_AS', toWhere(other, places))));
}
