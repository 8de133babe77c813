import { isAgencyActive } from '#domain/access/active-grants.js';
import { type Grant, isMarking, isRole } from '#domain/access/grant.js';
import { formatDate } from '#domain/plain-date.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import type { ReferenceData } from '#domain/reference-data.js';

/** A grant as entered: codes, not keys. */
export interface WrittenGrant {
  readonly role: string;
  /** Whether the grant is for every agency, including future ones. If so, it does not name any. */
  readonly isForPartnership: boolean;
  readonly agencies: readonly string[];
  readonly areas: readonly string[] | null;
  readonly marking: string;
}

export type ReadGrant =
  | { readonly ok: true; readonly grant: Grant }
  | { readonly ok: false; readonly field: string; readonly sentence: string };

/**
 * Reads a grant from codes in any letter case, or says what is wrong with it and what would work.
 */
export function readGrant(
  { role, isForPartnership, agencies, areas, marking }: WrittenGrant,
  referenceData: ReferenceData,
): ReadGrant {
  if (!isRole(role)) return refuse('role', `There is no role "${toQuotedValue(role)}".`);
  if (!isMarking(marking)) return refuse('marking', 'A marking is OFFICIAL or OFFICIAL_SENSITIVE.');
  if (isForPartnership && agencies.length > 0) {
    return refuse(
      'agencies',
      'Access for the whole partnership covers every agency: leave the agencies out.',
    );
  }
  if (!isForPartnership && agencies.length === 0)
    return refuse('agencies', 'A grant is for at least one agency: name it by its code.');

  const agencyIds = new Set<number>();
  for (const code of agencies) {
    const agency = referenceData.agencies.find((each) => each.code === code.toUpperCase());
    if (!agency) return refuse('agencies', `No agency has the code "${toQuotedValue(code)}".`);
    if (!isAgencyActive(agency, referenceData.today)) {
      const when =
        agency.validTo !== null && agency.validTo < referenceData.today
          ? `ended on ${formatDate(agency.validTo)}`
          : 'has not begun';
      return refuse('agencies', `${agency.name} ${when}. Name an agency that exists today.`);
    }
    agencyIds.add(agency.id);
  }
  const areaCodes = new Set(areas ?? []);
  const unknown = [...areaCodes].find((code) => referenceData.places.find(code)?.validTo !== null);
  if (unknown !== undefined)
    return refuse('areas', `No current area has the code "${toQuotedValue(unknown)}".`);
  const named = [...agencyIds].sort((a, b) => a - b);
  return {
    ok: true,
    grant: { role, isForPartnership, agencyIds: named, areaCodes: [...areaCodes].sort(), marking },
  };
}

function refuse(field: string, sentence: string): ReadGrant {
  return { ok: false, field, sentence };
}
