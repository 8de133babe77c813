import type { FigureFilter, ResourcingFiguresQueryVariables } from '#graphql/operations.js';
import { isRange } from '#lib/scope.js';
import { toPeriodFilter, toScopeFilter } from '#lib/scope-filter.js';
import { findStockQuarter } from '#lib/stock-quarter.js';
import { isOverTime, toTimeQuestion } from '#lib/time-question.js';

import { objectiveFields, watchedGroups } from './labels.js';
import type { ResourceChoices, ResourceScope } from './resourcing.type.js';

/** The blocks of the page that fail by themselves. */
export const parts = [
  'title',
  'range',
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
  ['ofRange', 'range'],
  ['byObjective', 'effort'],
  ['byStaffGroup', 'posts'],
  ['watchedTrend', 'posts'],
  ...objectiveFields.map(({ field }) => [field, 'hours'] as const),
  ['hoursOverTime', 'hours'],
  ['abstraction', 'abstraction'],
  ['abstractionOverTime', 'abstraction'],
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

/** What the page asks. Parts in `failed` are left out, so that what cannot be answered does not keep the rest from being. */
export function toVariables(scope: ResourceScope, choices: ResourceChoices, failed: readonly Part[]): ResourcingFiguresQueryVariables {
  const { quarter, area, agency, objective } = scope;
  const all: FigureFilter = { ...toScopeFilter(scope), objective: objective === null ? null : { in: [objective.code] } };
  const stock = findStockQuarter(scope, choices);
  const time = toTimeQuestion(scope, choices);
  const overTime = { ...all, quarter: time.quarter };
  const isAsked = (part: Part) => !failed.includes(part);

  return {
    quarter: quarter.code,
    stockQuarter: stock.code,
    area: area.kind === 'FORCE' ? null : area.code,
    agency: agency?.of === 'AGENCY' ? agency.code : null,
    agencyKind: agency?.of === 'KIND' ? agency.code : null,
    objective: objective?.code ?? null,
    whereAll: all,
    whereStock: { ...all, ...toPeriodFilter({ quarter: stock, from: stock }) },
    whereObjectives: { ...all, objective: null },
    whereAgencies: { ...all, agency: null, agencyKind: null },
    // How posts stood at the end of a quarter is the same for the four quarters up to it: they have no window.
    watchedBy: ['STAFF_GROUP', ...time.by],
    whereWatched: { ...overTime, staffGroup: { in: watchedGroups.map(({ code }) => code) } },
    timeBy: time.by,
    timeByObjective: [...time.by, 'OBJECTIVE'],
    timeWindow: time.window,
    whereTime: overTime,
    whereTimeObjectives: { ...overTime, objective: { in: objectiveFields.map(({ code }) => code) } },
    withTitle: isAsked('title'),
    withRange: isRange(scope) && isAsked('range'),
    withEffort: isAsked('effort'),
    withPosts: isAsked('posts'),
    withHours: isAsked('hours') && !isOverTime(scope),
    withHoursOverTime: isAsked('hours') && isOverTime(scope),
    withAbstraction: isAsked('abstraction') && !isOverTime(scope),
    withAbstractionOverTime: isAsked('abstraction') && isOverTime(scope),
    withAbstractionAgencies: isAsked('abstractionAgencies'),
    withMoneyAgencies: isAsked('moneyAgencies'),
    withMoneySources: isAsked('moneySources'),
    withVariance: isAsked('moneySources') && !isRange(scope),
    withPerDisruption: isAsked('perDisruption'),
    withAgencies: isAsked('agencies'),
  };
}
