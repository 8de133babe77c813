import type { FigureFilter } from '#graphql/operations.js';
import type { FigureQuestion } from '#lib/figure-question.js';

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

/** What the page groups people by beside quarters, each with its field in filters and keys. */
export const groupFields = { PATHWAY: 'pathway', AGE_BAND: 'ageBand', EXPLOITATION: 'exploitation', AREA: 'area' } as const;
export type GroupDimension = keyof typeof groupFields;

/** What a block is asked by: the same as in the question of the page, for one block alone. */
export function toReferralQuestion(filters: ReferralFilters, dimension: GroupDimension | 'QUARTER'): FigureQuestion {
  return {
    measures: ['referrals'],
    by: [dimension],
    where: toFigureFilter(filters),
    ...(dimension === 'QUARTER' ? { fillGaps: true } : {}),
  };
}
