import { agencyKinds } from '#domain/agencies.js';
import { type Dimension, dimensions } from '#domain/measures/dimensions.js';
import { formatQuarter } from '#domain/quarter.js';
import { isCodeAxis, type KeyValue, labelOf } from '#domain/question/dimension-values.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { rangeOf } from '#domain/time.js';

import { namePeriod } from './period-name.js';

/** The text for records without a value. */
export const NOT_RECORDED = 'Not recorded';

/**
 * A dimension's value as people read it: `Q1 2025/26`, `Reading`, `Modern slavery and human
 * trafficking`. An unknown value keeps its code.
 */
export function nameValue(
  dimension: Dimension,
  value: KeyValue,
  referenceData: Pick<ReferenceData, 'places' | 'agencies'>,
): string {
  if (value === null) return NOT_RECORDED;
  const code = value === true ? 'YES' : value === false ? 'NO' : value;
  switch (dimension) {
    case 'MONTH':
    case 'CALENDAR_YEAR':
    case 'FINANCIAL_YEAR':
      return namePeriod(rangeOf(dimension, code));
    case 'QUARTER':
      return formatQuarter(code);
    case 'AREA':
    case 'COUNTY':
    case 'LOCAL_COMMAND_UNIT':
      return referenceData.places.find(code)?.name ?? code;
    case 'AGENCY':
    case 'SUPPORTING_AGENCY':
      return referenceData.agencies.find((agency) => agency.code === code)?.name ?? code;
    case 'AGENCY_KIND':
      return new Map<string, string>(Object.entries(agencyKinds)).get(code) ?? code;
    default: {
      const { axis } = dimensions[dimension];
      return isCodeAxis(axis) ? labelOf(axis, code) : code;
    }
  }
}
