import { labelQuarter } from '#lib/quarter.js';

import type { ReportScope } from './report.type.js';

/**
 * `Reading, Thames Valley Police, Drugs`: what a block is of. Area and agency are named too where nothing is chosen, so that paper
 * says so. The crime type is left out of a block that compares crime types.
 */
export function describeScope({ area, agency, crimeType }: ReportScope, without: readonly 'crimeType'[] = []): string {
  const kind = without.includes('crimeType') ? null : (crimeType?.name ?? null);
  return [area.name, agency?.name ?? 'all agencies', kind].filter((words) => words !== null).join(', ');
}

/** What columns and legends call the quarter shown, and that of the year before. Of an open quarter the comparison is like for like. */
export function nameQuarters({ quarter }: Pick<ReportScope, 'quarter'>): { readonly now: string; readonly lastYear: string } {
  const lastYear = labelQuarter(quarter.code, -4);
  return quarter.isOpen ? { now: `${quarter.name} so far`, lastYear: `${lastYear}, same days` } : { now: quarter.name, lastYear };
}
