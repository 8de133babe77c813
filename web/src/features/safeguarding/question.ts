import type { FigureFilter, ReferralFiguresQueryVariables } from '#graphql/operations.js';
import type { PeriodChoice } from '#lib/choice.js';
import { isRange } from '#lib/scope.js';
import { toPeriodFilter } from '#lib/scope-filter.js';
import { findStockQuarter } from '#lib/stock-quarter.js';
import { isOverTime, toTimeQuestion } from '#lib/time-question.js';

import { decisionFields, levels } from './labels.js';
import type { ReferralChoices, ReferralScope } from './referral.type.js';

/** The blocks of the page that fail by themselves. */
export const parts = ['quarters', 'tiles', 'pathways', 'exploitation', 'decisions', 'ageBands', 'areas'] as const;
export type Part = (typeof parts)[number];

const fieldParts: ReadonlyMap<string, Part> = new Map<string, Part>([
  ...(['byQuarter', 'ofRange', 'overTime'] as const).map((field) => [field, 'quarters'] as const),
  ...(['running', 'referrals', 'nrmReferrals', 'triage', 'repeats'] as const).map((field) => [field, 'tiles'] as const),
  ...levels.flatMap((level) => decisionFields.map(({ field }) => [`${field}${level}`, 'decisions'] as const)),
  ['byPathway', 'pathways'],
  ['byExploitation', 'exploitation'],
  ['byAgeBand', 'ageBands'],
  ['byArea', 'areas'],
]);

/** Which block a field of the answer belongs to. */
export function toPart(field: string): Part | undefined {
  return fieldParts.get(field);
}

/** Closed quarters of the trend, the one shown among them. */
const trendLength = 13;

/** The 13 quarters up to the one shown, and after the latest closed one those that are open. */
export function findTrend({ quarter }: Pick<ReferralScope, 'quarter'>, periods: readonly PeriodChoice[]): readonly PeriodChoice[] {
  const at = periods.findIndex(({ code }) => code === quarter.code);
  const after = periods.slice(at + 1);
  const open = after.every(({ isOpen }) => isOpen) ? after : [];
  return [...periods.slice(Math.max(0, at + 1 - trendLength), at + 1), ...open];
}

/** What the page asks. Parts in `failed` are left out, so that what cannot be answered does not keep the rest from being. */
export function toVariables(
  scope: ReferralScope,
  { periods, largerAreas }: Pick<ReferralChoices, 'periods' | 'largerAreas'>,
  failed: readonly Part[],
): ReferralFiguresQueryVariables {
  const { quarter, area, agency, pathway } = scope;
  const judged = findStockQuarter(scope, { periods });
  const trend = findTrend(scope, periods);
  const time = toTimeQuestion(scope, { periods });
  const all: FigureFilter = {
    ...toPeriodFilter(scope),
    area: area.kind === 'FORCE' ? null : { within: [area.code] },
    agency: agency === null ? null : { in: [agency.code] },
    pathway: pathway === null ? null : { in: [pathway.code] },
  };
  const [first = null, second = null, third = null] = largerAreas.get(area.code) ?? [];
  const isAsked = (part: Part) => !failed.includes(part);

  return {
    quarter: quarter.code,
    judged: judged.code,
    area: area.kind === 'FORCE' ? null : area.code,
    agency: agency?.code ?? null,
    larger: first?.code ?? null,
    larger2: second?.code ?? null,
    larger3: third?.code ?? null,
    whereAll: all,
    whereQuarters: { ...all, quarter: { from: trend[0]?.code ?? quarter.code, to: trend.at(-1)?.code ?? quarter.code } },
    whereTime: { ...all, quarter: time.quarter },
    timeBy: time.by,
    timeWindow: time.window,
    wherePathways: { ...all, pathway: null },
    whereAreas: { ...all, area: isUnderDistricts(scope) ? (all.area ?? null) : null },
    withQuarters: isAsked('quarters') && !isRange(scope),
    withRange: isAsked('quarters') && isRange(scope),
    withOverTime: isAsked('quarters') && isOverTime(scope),
    withTiles: isAsked('tiles'),
    withRunning: isAsked('tiles') && judged.code !== quarter.code,
    withPathways: isAsked('pathways'),
    withExploitation: isAsked('exploitation'),
    withDecisions: isAsked('decisions'),
    withLarger: isAsked('decisions') && first !== null,
    withLarger2: isAsked('decisions') && second !== null,
    withLarger3: isAsked('decisions') && third !== null,
    withAgeBands: isAsked('ageBands'),
    withAreas: isAsked('areas'),
  };
}

/** Whether districts within the area can be told apart. In a chosen district they are shown beside it, for comparison. */
export function isUnderDistricts({ area }: Pick<ReferralScope, 'area'>): boolean {
  return area.kind === 'COUNTY' || area.kind === 'LOCAL_COMMAND_UNIT';
}
