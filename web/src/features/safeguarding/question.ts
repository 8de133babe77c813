import type { FigureFilter } from '#graphql/operations.js';

import type { ReferralFilters } from './referral-filters.js';

/** The filters of the page as the API takes them: both quarters count, an area holds all that lies inside it. */
export function toFigureFilter({ from, to, area, agency, pathway }: ReferralFilters): FigureFilter {
  return {
    quarter: { from: from.code, to: to.code },
    ...(area === null ? {} : { area: { within: [area.code] } }),
    ...(agency === null ? {} : { agency: { in: [agency.code] } }),
    ...(pathway === null ? {} : { pathway: { in: [pathway.code] } }),
  };
}
