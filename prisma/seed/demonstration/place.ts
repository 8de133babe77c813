import type { DemonstrationAgency, Partnership } from './partnership.js';
import type { Random } from './random.js';
import type { Pathway } from './referral-row.js';

/** The percentage of rows for which a sender for the whole force does not know the place. */
const NOT_PLACED_PERCENT = {
  NRM: 15,
  DUTY_TO_NOTIFY: 10,
  MASH_CHILD: 3,
  ADULT_CONCERN: 3,
  SUPPORT_SERVICE: 5,
} as const satisfies Record<Pathway, number>;

export interface Place {
  /** The code of the area that the row is coded to. */
  readonly area: string;
  /** The council that provides social services in the district; null if the district is unknown. */
  readonly council: string | null;
}

/**
 * Draws the place of an agency's referral: a district that it serves, weighted by residents. The
 * county is responsible for social care in Oxfordshire, so referrals from social care, and all from
 * the county council, are coded to the county.
 */
export function drawPlace(
  { agency, pathway }: { readonly agency: DemonstrationAgency; readonly pathway: Pathway },
  { agencies, areas }: Partnership,
  random: Random,
): Place {
  const districts = areas.filter(
    ({ code, kind }) => kind === 'DISTRICT' && agency.districts.includes(code),
  );
  const isForceWide =
    districts.length ===
    areas.filter(({ kind, people }) => kind === 'DISTRICT' && people > 0).length;
  const force = areas.find(({ kind }) => kind === 'FORCE');
  if (isForceWide && force && random.happens(NOT_PLACED_PERCENT[pathway]))
    return { area: force.code, council: null };

  const district = random.draw(districts.map((area) => [area, area.people] as const));
  const council = agencies.find(
    ({ services, districts: served }) =>
      services.includes('CHILDRENS_SOCIAL_CARE') && served.includes(district.code),
  );
  const isCountys =
    agency.kind === 'LOCAL_AUTHORITY_COUNTY' ||
    pathway === 'MASH_CHILD' ||
    pathway === 'ADULT_CONCERN';
  const hasCountyCouncil = council?.kind === 'LOCAL_AUTHORITY_COUNTY';
  return {
    area: isCountys && hasCountyCouncil ? (district.countyCode ?? district.code) : district.code,
    council: council?.code ?? null,
  };
}
