import { leadAgencyId } from '#domain/access/active-grants.js';
import type { RequestIdentity } from '#domain/access/request-identity.js';
import { ownAgencyIds, type Viewer } from '#domain/access/viewer.js';

import type { Today } from './successors.js';

/** Somebody in front of what people keep: saved questions, schedules and alerts. */
export interface Asker {
  readonly viewer: Viewer;
  /** Null for the local administrator, who is an owner like any other. */
  readonly personId: string | null;
  /** Agencies that they are a colleague at: those that their grants name, and their own. */
  readonly agencyIds: readonly number[];
  /** The agency that what they save is kept for. */
  readonly agencyId: number;
  /** False for the person who looks as somebody else: what is private stays closed meanwhile. */
  readonly isThemselves: boolean;
}

/**
 * Who asks for what people keep. A grant for the partnership makes nobody a colleague of every
 * agency: it names none. The local administrator is of the agency that leads.
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
