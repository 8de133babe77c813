import type { AgencyRecord } from '#domain/agencies.js';
import type { Dataset } from '#domain/lists.js';
import type { AreaRecord } from '#domain/places.js';
import { formatQuarter, type Quarter, quarterOf } from '#domain/quarter.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { CardParams } from '#domain/scorecard/ask-headlines.js';
import type { Asking } from '#features/figures/answer-cache.reader.js';
import { badInput } from '#graphql/errors.js';

import { loadStandardQuarter } from './standard-quarter.loader.js';

/** The arguments of a scorecard or a KPI. Null means the default. */
export interface CardNamed {
  readonly quarter: Quarter | null;
  readonly area: string | null;
  readonly agency: string | null;
}

/**
 * The quarter, area and agencies, for all crime types and kinds of agency.
 *
 * @param datasets the sources of the question. Without a named quarter, the quarter is the latest
 * with data from any of these
 * @throws a sentence for the caller if there is no such quarter, area or agency
 */
export async function toAsked(
  { quarter, area, agency }: CardNamed,
  datasets: readonly Dataset[],
  asking: Asking,
): Promise<CardParams> {
  const { referenceData } = asking;
  return {
    quarter: toBegun(quarter, referenceData) ?? (await loadStandardQuarter(datasets, asking)),
    area: findArea(area, referenceData),
    agency: findAgency(agency, referenceData),
    agencyKind: null,
    crimeType: null,
  };
}

function toBegun(quarter: Quarter | null, referenceData: ReferenceData): Quarter | null {
  if (quarter && quarter > quarterOf(referenceData.today)) {
    throw badInput(
      `quarter: ${formatQuarter(quarter)} has not begun. Ask for ${quarterOf(referenceData.today)} or an earlier one.`,
    );
  }
  return quarter;
}

/**
 * The area with a code; the force by default.
 *
 * @throws a sentence for the caller if there is none
 */
export function findArea(code: string | null, { places }: ReferenceData): AreaRecord {
  const area = code ? places.find(code) : places.force;
  if (!area)
    throw badInput(
      `area: no area has the code "${toQuotedValue(code ?? '')}". { areas { code name kind } } lists them.`,
    );
  if (area.successorCode !== null)
    throw badInput(`area: ${area.name} has ended. Ask for its successor, ${area.successorCode}.`);
  return area;
}

function findAgency(code: string | null, { agencies }: ReferenceData): AgencyRecord | null {
  if (!code) return null;
  const agency = agencies.find((each) => each.code === code);
  if (!agency)
    throw badInput(
      `agency: no agency has the code "${toQuotedValue(code)}". { agencies { code name } } lists them.`,
    );
  return agency;
}
