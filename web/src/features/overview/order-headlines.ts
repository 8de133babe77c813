/** What a headline measure is told under, as the server names it. */
export type KpiSubject = 'DISRUPTION' | 'REPORTS' | 'SAFEGUARDING' | 'RESOURCING' | 'RETURNS';

/** `attention`: what needs it most comes first. `usual`: the same order every quarter. */
export type HeadlineOrder = 'attention' | 'usual';

interface Ordered {
  readonly subject: KpiSubject;
  /** 1 needs attention most. */
  readonly attention: number;
}

export interface HeadlineGroup<Kpi> {
  readonly subject: KpiSubject;
  readonly name: string;
  readonly kpis: readonly Kpi[];
}

const subjects = [
  { subject: 'DISRUPTION', name: 'Disruption' },
  { subject: 'REPORTS', name: 'Reports' },
  { subject: 'SAFEGUARDING', name: 'Safeguarding' },
  { subject: 'RESOURCING', name: 'Resourcing' },
  { subject: 'RETURNS', name: 'Returns' },
] as const;

/**
 * The headline measures by subject; a subject without any is left out. In the usual order measures keep that of the server.
 * By attention a subject stands where its neediest measure would.
 */
export function orderHeadlines<Kpi extends Ordered>(kpis: readonly Kpi[], order: HeadlineOrder): readonly HeadlineGroup<Kpi>[] {
  const groups = subjects
    .map(({ subject, name }) => ({ subject, name, kpis: kpis.filter((kpi) => kpi.subject === subject) }))
    .filter((group) => group.kpis.length > 0);
  if (order === 'usual') return groups;

  return groups
    .map((group) => ({ ...group, kpis: group.kpis.toSorted((one, other) => one.attention - other.attention) }))
    .toSorted((one, other) => findNeed(one.kpis) - findNeed(other.kpis));
}

function findNeed(kpis: readonly Ordered[]): number {
  return Math.min(...kpis.map(({ attention }) => attention));
}
