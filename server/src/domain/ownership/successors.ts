import { isAgencyActive } from '#domain/access/active-grants.js';
import type { AgencyRecord } from '#domain/agencies.js';
import type { PlainDate } from '#domain/plain-date.js';

/** The agencies, and the day on which somebody asks. */
export interface Today {
  readonly agencies: readonly AgencyRecord[];
  readonly today: PlainDate;
}

/**
 * The agencies that keep today what was kept for one, by their ids: itself while it stands, else
 * those that took over, each itself or its own heirs. None where it has ended and nobody took over.
 * Where several did each of them keeps it.
 */
export function successorsOf(agencyId: number, { agencies, today }: Today): readonly number[] {
  const seen = new Set<number>();
  const find = (id: number): readonly number[] => {
    const agency = agencies.find((each) => each.id === id);
    if (agency === undefined || seen.has(id)) return [];
    seen.add(id);
    if (isAgencyActive(agency, today)) return [id];
    // One that is yet to come keeps what is kept for it.
    if (agency.validTo === null || agency.validTo >= today) return [id];
    return (agency.successorCodes ?? []).flatMap((code) =>
      agencies.filter((each) => each.code === code).flatMap((each) => find(each.id)),
    );
  };
  return [...new Set(find(agencyId))];
}

/**
 * The agencies, by their ids, whose questions some agencies keep today: their own, and those of
 * agencies that they took over.
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
