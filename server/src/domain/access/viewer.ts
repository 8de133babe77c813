import type { AgencyRecord } from '#domain/agencies.js';

import { actionRules } from './actions.js';
import type { Grant } from './grant.js';
import type { TokenScope } from './token-scope.js';

/** The caller, with all their grants at this moment. */
export interface Viewer {
  /**
   * The person's id; null for the local administrator: the person at the machine while no identity
   * provider is set up.
   */
  readonly personId: string | null;
  /** The viewer's post, as it is shown. */
  readonly name: string;
  readonly grants: readonly Grant[];
  /** What the token allows. Absent for a person who comes without one. */
  readonly scopes?: readonly TokenScope[];
}

/** The records that a viewer may open. */
export type RecordScope =
  | { readonly kind: 'NONE' }
  | { readonly kind: 'AGENCIES'; readonly agencyIds: readonly number[] }
  | { readonly kind: 'ALL' };

/** The family of each agency, by its key. */
export type Families = ReadonlyMap<AgencyRecord['id'], AgencyRecord['family']>;

/**
 * Whether a viewer sees true counts: a grant of any role at a police agency up to
 * OFFICIAL-SENSITIVE is enough (DOMAIN 4).
 */
export function isCleared({ grants }: Pick<Viewer, 'grants'>, families: Families): boolean {
  return grants.some((grant) => clears(grant, families));
}

/**
 * Everybody's records if a single grant both opens records and is cleared; otherwise those of the
 * agencies whose grants open them. Clearance from a leader's grant does not extend a contributor's
 * grant. With a token, even cleared people open only their own agencies' records.
 */
export function recordScopeOf(
  { grants, scopes }: Pick<Viewer, 'grants' | 'scopes'>,
  families: Families,
): RecordScope {
  if (scopes?.includes('OWN_RECORDS') === false) return { kind: 'NONE' };
  const that = grants.filter(({ role }) => actionRules.OPEN_RECORDS.roles.includes(role));
  if (scopes === undefined && that.some((grant) => clears(grant, families))) return { kind: 'ALL' };
  const agencyIds = [...new Set(that.flatMap((grant) => grant.agencyIds))].sort((a, b) => a - b);
  return agencyIds.length > 0 ? { kind: 'AGENCIES', agencyIds } : { kind: 'NONE' };
}

/** Whether the viewer may open the records of an agency. */
export function opensRecordsOf(
  viewer: Pick<Viewer, 'grants' | 'scopes'>,
  agencyId: number,
  families: Families,
): boolean {
  const scope = recordScopeOf(viewer, families);
  return scope.kind === 'ALL' || (scope.kind === 'AGENCIES' && scope.agencyIds.includes(agencyId));
}

/**
 * Agencies whose own part of a protected figure the viewer sees exactly. Under a grant for the
 * whole partnership, all agencies count as the viewer's own only if the grant opens their records:
 * administering or auditing them does not need exact figures.
 */
export function exactAgencyIds({ grants }: Pick<Viewer, 'grants'>): readonly number[] {
  const { roles } = actionRules.OPEN_RECORDS;
  return ownAgencyIds({
    grants: grants.filter(
      ({ role, isForPartnership }) => !isForPartnership || roles.includes(role),
    ),
  });
}

/** All agencies that a viewer acts for, through any grant. */
export function ownAgencyIds({ grants }: Pick<Viewer, 'grants'>): readonly number[] {
  return [...new Set(grants.flatMap((grant) => grant.agencyIds))].sort((a, b) => a - b);
}

function clears({ marking, agencyIds }: Grant, families: Families): boolean {
  return marking === 'OFFICIAL_SENSITIVE' && agencyIds.some((id) => families.get(id) === 'POLICE');
}

/** The family of each agency, in the form that the access rules expect. */
export function familiesOf(agencies: readonly AgencyRecord[]): Families {
  return new Map(agencies.map(({ id, family }) => [id, family]));
}
