import type { AreaHeadline } from './headline-fragment.js';

/** One headline measure of an area, and of the area beside it where there is one. */
export interface HeadlineRow {
  readonly key: string;
  readonly kpi: AreaHeadline;
  readonly other: AreaHeadline | null;
}

export interface HeadlineGroup {
  readonly name: string;
  readonly rows: readonly HeadlineRow[];
}

const subjects = [
  { subject: 'DISRUPTION', name: 'Disruptions' },
  { subject: 'REPORTS', name: 'Reports' },
  { subject: 'SAFEGUARDING', name: 'Safeguarding' },
  { subject: 'RESOURCING', name: 'Resourcing' },
] as const;

/** What is asked for beside the scorecard stands after the objectives, and before what else its subject has. */
const beside: readonly string[] = ['disruptionsPer1000', 'reportsPer1000', 'referrals'];

/** What stands in the short table, in its order. */
const shortKeys: readonly string[] = ['reportsPer1000', 'disruptionsPer1000', 'majorModerateShare', 'referrals', 'vacancyRate'];

/** The headline measures by subject, each beside that of the other area. A subject without any is left out. */
export function groupHeadlines(kpis: readonly AreaHeadline[], others: readonly AreaHeadline[]): readonly HeadlineGroup[] {
  const rows = kpis.map((kpi) => ({ key: toKey(kpi), kpi, other: others.find((other) => toKey(other) === toKey(kpi)) ?? null }));
  return subjects
    .map(({ subject, name }) => ({
      name,
      rows: rows.filter(({ kpi }) => kpi.subject === subject).sort((one, next) => toOrder(one.kpi) - toOrder(next.kpi)),
    }))
    .filter((group) => group.rows.length > 0);
}

/** The few that tell most of an area, one or two of each subject. */
export function pickShort(groups: readonly HeadlineGroup[]): readonly HeadlineRow[] {
  const rows = groups.flatMap((group) => group.rows);
  return shortKeys.flatMap((key) => rows.find(({ kpi }) => kpi.measure.key === key && kpi.objective === null) ?? []);
}

function toKey({ measure, objective }: AreaHeadline): string {
  return objective === null ? measure.key : `${measure.key}-${objective}`;
}

function toOrder({ measure, objective }: AreaHeadline): number {
  if (objective !== null) return 0;
  return beside.includes(measure.key) ? 1 : 2;
}
