import type { FigureFilter } from '#graphql/operations.js';
import type { Filters } from '#lib/address.js';

/** The filters of the page as the API takes them: both quarters count, an area holds all that lies inside it. */
export function toFigureFilter({ from, to, area, agency }: Filters): FigureFilter {
  return {
    quarter: { from: from.code, to: to.code },
    ...(area === null ? {} : { area: { within: [area.code] } }),
    ...(agency === null ? {} : { agency: { in: [agency.code] } }),
  };
}
