import type { ChoicesQuery } from '#graphql/operations.js';
import { toChoices } from '#lib/choice.js';
import { type AskedKinds, keepUnderstoodKinds, noKindsAsked, readKindScope } from '#lib/kind-scope.js';
import { leaveOut } from '#lib/scope.js';

import type { CrimeType, ReportChoices, ReportScope } from './report.type.js';

export function toReportChoices(data: ChoicesQuery): ReportChoices & { readonly objectives: readonly [] } {
  return { ...toChoices(data, ['REPORTS']), objectives: [], crimeTypes: data.crimeTypes };
}

interface ReadReports {
  readonly scope: ReportScope;
  readonly problems: readonly string[];
  /** What of the address was understood. */
  readonly understood: AskedKinds;
}

/**
 * Reads an address of the page. What is not known, and what reports cannot be told by, is named in `problems` and left out. A
 * comparison is no mistake: nothing is compared on this page but with the year before. Null where the server knows no quarter or no area.
 */
export function readReports(typed: AskedKinds, choices: ReportChoices): ReadReports | null {
  const asked = { ...leaveOut(typed, ['compare']), objective: null };
  const read = readKindScope<never, CrimeType>(asked, { ...choices, objectives: [] });
  if (read === null) return null;

  const { scope, problems } = read;
  return {
    scope,
    problems: typed.objective === null ? problems : [...problems, 'Reports have no objective, so reports of all kinds are shown.'],
    understood: keepUnderstoodKinds(asked, scope),
  };
}

/** What of an address the page understands; nothing where it has nothing to show. */
export function understandReports(asked: AskedKinds, choices: ReportChoices): AskedKinds {
  return readReports(asked, choices)?.understood ?? noKindsAsked;
}
