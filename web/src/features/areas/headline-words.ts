import { isProtected } from '#lib/figure.js';
import { joinWords } from '#lib/format.js';
import { isRealChange } from '#ui/judgement/real-change.js';

import type { HeadlineGroup, HeadlineRow } from './headlines.js';

/** The message of the long table: what of an area really changed. Of a quarter that is not closed nothing can be told. */
export function wordHeadlines(
  groups: readonly HeadlineGroup[],
  { area, isOpen }: { readonly area: string; readonly isOpen: boolean },
): string {
  const rows = groups.flatMap((group) => group.rows);
  if (isOpen) return `${area} on all four subjects, so far`;
  const changed = rows.filter(({ kpi }) => isRealChange(kpi.variation));
  if (changed.length === 0) return `No real change in any of ${rows.length} headline figures of ${area}`;
  if (changed.length > 3) return `${changed.length} of ${rows.length} headline figures of ${area} really changed`;
  return `What really changed in ${area}: ${joinWords(changed.map(({ kpi }) => kpi.name))}`;
}

/** Why there is no figure, in the words of the server: a sentence for each row without one. What is hidden says so in its place. */
export function explainMissing(rows: readonly HeadlineRow[]): readonly string[] {
  return rows.filter(({ kpi }) => kpi.figure.value === null && !isProtected(kpi.figure)).map(({ kpi }) => kpi.sentence);
}

/** What a measure is called in a narrow table; what the server calls it where that is short enough. */
export function nameShortly({ name, measure }: HeadlineRow['kpi']): string {
  return shortNames[measure.key] ?? name;
}

const shortNames: Readonly<Record<string, string>> = {
  reportsPer1000: 'Reports per 1,000',
  disruptionsPer1000: 'Disruptions per 1,000',
  majorModerateShare: 'Major and moderate',
};

/** `Q1`: a quarter in a narrow column, beside a heading that names the year. */
export function shortQuarter(label: string): string {
  return label.split(' ')[0] ?? label;
}

/** What has to be known of changes in a quarter that is not closed; empty for one that is. */
export function explainChanges(isOpen: boolean): readonly string[] {
  return isOpen ? ['Changes are on the same days of the earlier quarter, of the agencies whose returns are in.'] : [];
}
