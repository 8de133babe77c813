import { leadAgencyId } from '#domain/access/active-grants.js';
import type { RequestIdentity } from '#domain/access/request-identity.js';
import { ownAgencyIds, type Viewer } from '#domain/access/viewer.js';

import type { Today } from './successors.js';

/** Somebody who uses what people save: saved questions, schedules and alerts. */
export interface Asker {
  readonly viewer: Viewer;
  /** The person's id; null for the local administrator, who can own things like anybody else. */
  readonly personId: string | null;
  /**
   * Agencies where they are a colleague: those that their grants name, and their own if they have
   * access there.
   */
  readonly agencyIds: readonly number[];
  /** The agency that keeps what they save. */
  readonly agencyId: number;
  /** False for an administrator who views as somebody else, and who cannot see what is private. */
  readonly isThemselves: boolean;
}

/**
 * A viewer as somebody who uses what people save. A grant for the partnership does not make
 * anybody a colleague of every agency, because it names none. The local administrator belongs to
 * the leading agency.
 */
export function toAsker(
  { viewer, session, agencyId }: Pick<RequestIdentity, 'viewer' | 'session' | 'agencyId'>,
  referenceData: Today,
): Asker {
  const named = viewer.grants
    .filter(({ isForPartnership }) => !isForPartnership)
    .flatMap(({ agencyIds }) => agencyIds);
  const held = new Set(ownAgencyIds(viewer));
  const home =
    agencyId === null
      ? named.length === 0
        ? leadAgencyId(referenceData)
        : null
      : held.has(agencyId)
        ? agencyId
        : null;
  const agencyIds = [...new Set([...named, ...(home === null ? [] : [home])])].sort(
    (a, b) => a - b,
  );
  return {
    viewer,
    personId: viewer.personId,
    agencyIds,
    agencyId: home ?? agencyIds[0] ?? leadAgencyId(referenceData),
    isThemselves: session?.isViewingAs !== true,
  };
}
