import { isAgencyActive } from '#domain/access/active-grants.js';
import type { AgencyRecord } from '#domain/agencies.js';
import type { PlainDate } from '#domain/plain-date.js';

/** The agencies, and today's date. */
export interface Today {
  readonly agencies: readonly AgencyRecord[];
  readonly today: PlainDate;
}

/**
 * Ids of the agencies that keep today what one agency kept: the agency itself while it exists, or
 * else its successors, or their successors. Empty if it has ended without a successor. Several
 * successors each keep everything.
 */
export function successorsOf(agencyId: number, { agencies, today }: Today): readonly number[] {
  const seen = new Set<number>();
  const find = (id: number): readonly number[] => {
    const agency = agencies.find((each) => each.id === id);
    if (agency === undefined || seen.has(id)) return [];
    seen.add(id);
    if (isAgencyActive(agency, today)) return [id];
    // An agency that does not exist yet can already keep things.
    if (agency.validTo === null || agency.validTo >= today) return [id];
    return (agency.successorCodes ?? []).flatMap((code) =>
      agencies.filter((each) => each.code === code).flatMap((each) => find(each.id)),
    );
  };
  return [...new Set(find(agencyId))];
}

/**
 * Ids of the agencies whose questions some agencies keep today: their own, and those of agencies
 * they succeeded.
 */
export function agenciesKeptFor(
  agencyIds: readonly number[],
  referenceData: Today,
): readonly number[] {
  return referenceData.agencies
    .map(({ id }) => id)
    .filter((id) =>
      successorsOf(id, referenceData).some((successor) => agencyIds.includes(successor)),
    );
}
