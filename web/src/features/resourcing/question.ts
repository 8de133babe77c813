import type { FigureFilter, ResourcingFiguresQueryVariables } from '#graphql/operations.js';
import { toAgencyFilter, toAreaFilter } from '#lib/scope-filter.js';

import { objectiveFields, watchedGroups } from './labels.js';
import type { ResourceChoices, ResourceScope } from './resourcing.type.js';

/** The blocks of the page that fail by themselves. */
export const parts = [
  'title',
  'effort',
  'posts',
  'hours',
  'abstraction',
  'abstractionAgencies',
  'moneyAgencies',
  'moneySources',
  'perDisruption',
  'agencies',
] as const;
export type Part = (typeof parts)[number];

const fieldParts: ReadonlyMap<string, Part> = new Map<string, Part>([
  ['committed', 'title'],
  ['vacancy', 'title'],
  ['returns', 'title'],
  ['byObjective', 'effort'],
  ['byStaffGroup', 'posts'],
  ['watchedTrend', 'posts'],
  ...objectiveFields.map(({ field }) => [field, 'hours'] as const),
  ['abstraction', 'abstraction'],
  ['abstractionByAgency', 'abstractionAgencies'],
  ['moneyByAgency', 'moneyAgencies'],
  ['moneyByFunding', 'moneySources'],
  ['variance', 'moneySources'],
  ['perDisruption', 'perDisruption'],
  ['perDisruptionByAgency', 'perDisruption'],
  ['byAgency', 'agencies'],
]);

/** Which block a field of the answer belongs to. */
export function toPart(field: string): Part | undefined {
  return fieldParts.get(field);
}

/** Quarters of a trend, the one shown among them. */
const trendLength = 13;

/** What the page asks. Parts in `failed` are left out, so that what cannot be answered does not keep the rest from being. */
export function toVariables(scope: ResourceScope, choices: ResourceChoices, failed: readonly Part[]): ResourcingFiguresQueryVariables {
  const { quarter, area, agency, objective } = scope;
  const all: FigureFilter = {
    quarter: { in: [quarter.code] },
    ...toAreaFilter(scope),
    ...toAgencyFilter(scope),
    objective: objective === null ? null : { in: [objective.code] },
  };
  const shown = choices.periods.findIndex(({ code }) => code === quarter.code);
  const trend = choices.periods.slice(Math.max(0, shown + 1 - trendLength), shown + 1).map(({ code }) => code);
  const isAsked = (part: Part) => !failed.includes(part);

  return {
    quarter: quarter.code,
    area: area.kind === 'FORCE' ? null : area.code,
    agency: agency?.of === 'AGENCY' ? agency.code : null,
    agencyKind: agency?.of === 'KIND' ? agency.code : null,
    objective: objective?.code ?? null,
    whereAll: all,
    whereObjectives: { ...all, objective: null },
    whereAgencies: { ...all, agency: null, agencyKind: null },
    whereWatched: { ...all, quarter: { in: trend }, staffGroup: { in: watchedGroups.map(({ code }) => code) } },
    withTitle: isAsked('title'),
    withEffort: isAsked('effort'),
    withPosts: isAsked('posts'),
    withHours: isAsked('hours'),
    withAbstraction: isAsked('abstraction'),
    withAbstractionAgencies: isAsked('abstractionAgencies'),
    withMoneyAgencies: isAsked('moneyAgencies'),
    withMoneySources: isAsked('moneySources'),
    withPerDisruption: isAsked('perDisruption'),
    withAgencies: isAsked('agencies'),
  };
}
