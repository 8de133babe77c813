import type { ShownReturn } from '#features/returns/return-documents.js';

/** One agency with its returns of a quarter. */
export interface AgencyReturns {
  readonly id: string;
  readonly name: string;
  readonly isOwn: boolean;
  readonly returns: readonly ShownReturn[];
}

/** Agencies under one heading. */
export interface ReturnGroup {
  readonly name: string;
  readonly agencies: readonly AgencyReturns[];
  /** Whether nothing in the group needs attention, so that it may be folded. */
  readonly isQuiet: boolean;
}

/**
 * Somebody who may send for more agencies than this sees only the agency that they belong to as
 * their own.
 */
const MAX_OWN = 4;

/**
 * The returns of the reader's own agencies: the agencies that the reader may send for if they are
 * few; otherwise only the agency that the reader belongs to, if they may send for it.
 */
export function findOwn(
  returns: readonly ShownReturn[],
  homeId: string | null,
): readonly ShownReturn[] {
  const sent = returns.filter(({ canSend }) => canSend);
  const isFew = new Set(sent.map(({ agency }) => agency.id)).size <= MAX_OWN;
  if (sent.length > 0 && isFew) return sent;
  return returns.filter(({ agency, canSend }) => canSend && agency.id === homeId);
}

const familyNames: Readonly<Record<ShownReturn['agency']['family'], string>> = {
  POLICE: 'Police',
  NATIONAL_LAW_ENFORCEMENT: 'National law enforcement',
  LOCAL_AUTHORITY: 'Councils',
  FIRE: 'Fire and rescue',
  HEALTH: 'Health',
  CRIMINAL_JUSTICE: 'Criminal justice',
  CHARITY: 'Charities',
  OVERSIGHT: 'Oversight and partnership',
};

/**
 * Groups agencies by what needs attention, missing returns first; or by family. Own agencies come
 * first in their group.
 */
export function groupReturns(
  returns: readonly ShownReturn[],
  { ownIds, isByFamily }: { readonly ownIds: readonly string[]; readonly isByFamily: boolean },
): readonly ReturnGroup[] {
  const ids = [...new Set(returns.map(({ agency }) => agency.id))];
  const agencies = ids
    .map((id) => {
      const of = returns.filter(({ agency }) => agency.id === id);
      return { id, name: of[0]?.agency.name ?? id, isOwn: ownIds.includes(id), returns: of };
    })
    .sort((one, other) => Number(other.isOwn) - Number(one.isOwn) || compare(one.name, other.name));
  const groups = isByFamily
    ? Object.entries(familyNames).map(([family, name]) => ({
        name,
        isQuiet: false,
        agencies: agencies.filter((each) => each.returns[0]?.agency.family === family),
      }))
    : lateness.map(({ name, isQuiet, has }) => ({ name, isQuiet, agencies: agencies.filter(has) }));
  return groups.filter((group) => group.agencies.length > 0);
}

const compare = new Intl.Collator('en-GB').compare;

const hasState = (state: ShownReturn['state']) => (agency: AgencyReturns) =>
  agency.returns.some((each) => each.isOwed && each.state === state);
const isMissing = hasState('MISSING');
const isAwaited = (agency: AgencyReturns) => hasState('DUE')(agency) || hasState('NOT_DUE')(agency);
const isLate = hasState('RECEIVED_LATE');

const lateness = [
  { name: 'Still missing', isQuiet: false, has: isMissing },
  {
    name: 'Not due yet',
    isQuiet: false,
    has: (agency: AgencyReturns) => !isMissing(agency) && isAwaited(agency),
  },
  {
    name: 'All in, some late',
    isQuiet: false,
    has: (agency: AgencyReturns) => !isMissing(agency) && !isAwaited(agency) && isLate(agency),
  },
  {
    name: 'All in on time',
    isQuiet: true,
    has: (agency: AgencyReturns) => !isMissing(agency) && !isAwaited(agency) && !isLate(agency),
  },
] as const;

/** The agencies of some returns, each once. */
export function toAgencies(returns: readonly ShownReturn[]): readonly ShownReturn['agency'][] {
  return [...new Map(returns.map(({ agency }) => [agency.id, agency])).values()];
}
