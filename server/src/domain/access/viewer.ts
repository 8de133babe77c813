import type { AgencyRecord } from '#domain/agencies.js';

import { actionRules } from './actions.js';
import type { Grant } from './grant.js';
import type { TokenScope } from './token-scope.js';

/** The caller, with all that was granted to them at the moment of asking. */
export interface Viewer {
  /**
   * Null for the local administrator: the person who sits at the machine while no identity provider
   * is set.
   */
  readonly personId: string | null;
  /** Post, as it is shown. */
  readonly name: string;
  readonly grants: readonly Grant[];
  /**
   * What the token lets its person do through it. Not there for the person who comes without one.
   */
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
 * A grant at an agency of the police for what is OFFICIAL-SENSITIVE shows true counts, whatever the
 * role (DOMAIN 4).
 */
export function isCleared({ grants }: Pick<Viewer, 'grants'>, families: Families): boolean {
  return grants.some((grant) => clears(grant, families));
}

/**
 * Everybody's records where one grant both opens records and is cleared; else those of the agencies
 * of grants that open them. A clearance that comes with a leader's grant opens nothing for the
 * contributor's grant beside it. Through a token the cleared, too, open those of their own agencies
 * alone.
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

/**
 * Agencies whose own part of a protected figure the viewer sees exactly. One for the whole
 * partnership makes them all one's own only where it opens their records: who administers or audits
 * all of them needs no figure exactly for that.
 */
export function exactAgencyIds({ grants }: Pick<Viewer, 'grants'>): readonly number[] {
  const { roles } = actionRules.OPEN_RECORDS;
  return ownAgencyIds({
    grants: grants.filter(
      ({ role, isForPartnership }) => !isForPartnership || roles.includes(role),
    ),
  });
}

/** Agencies that a viewer acts for: all of any grant. */
export function ownAgencyIds({ grants }: Pick<Viewer, 'grants'>): readonly number[] {
  return [...new Set(grants.flatMap((grant) => grant.agencyIds))].sort((a, b) => a - b);
}

function clears({ marking, agencyIds }: Grant, families: Families): boolean {
  return marking === 'OFFICIAL_SENSITIVE' && agencyIds.some((id) => families.get(id) === 'POLICE');
}

/** The families of agencies, as the rules of access ask for them. */
export function familiesOf(agencies: readonly AgencyRecord[]): Families {
  return new Map(agencies.map(({ id, family }) => [id, family]));
}
