import type { AgencyRecord } from '#domain/agencies.js';
import type { PlainDate } from '#domain/plain-date.js';

import type { Grant } from './grant.js';

/** Whether an agency exists on a day. Its first and last days both count. */
export function isAgencyActive(
  { validFrom, validTo }: Pick<AgencyRecord, 'validFrom' | 'validTo'>,
  day: PlainDate,
): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo);
}

/**
 * The agency of somebody whose grants are all for the whole partnership: the first existing agency,
 * which leads the partnership.
 */
export function leadAgencyId({ agencies, today }: Today): number {
  const lead = agencies.reduce<AgencyRecord | null>(
    (first, agency) =>
      isAgencyActive(agency, today) && (first === null || agency.id < first.id) ? agency : first,
    null,
  );
  return lead?.id ?? 0;
}

interface Today {
  readonly agencies: readonly AgencyRecord[];
  readonly today: PlainDate;
}

/**
 * Each grant with only those of its agencies that exist today. A grant with no such agency is left
 * out. A grant for the partnership counts for all agencies.
 */
export function activeGrants(
  grants: readonly Grant[],
  { agencies, today }: Today,
): readonly Grant[] {
  const standing = new Set(
    agencies.filter((agency) => isAgencyActive(agency, today)).map(({ id }) => id),
  );
  return grants
    .map((grant) => ({
      ...grant,
      agencyIds: grant.isForPartnership
        ? agencies.map(({ id }) => id)
        : grant.agencyIds.filter((id) => standing.has(id)),
    }))
    .filter(({ agencyIds }) => agencyIds.length > 0);
}
