import type { FigureFilter, ReportFiguresQueryVariables } from '#graphql/operations.js';
import { isRange } from '#lib/scope.js';
import { toScopeFilter } from '#lib/scope-filter.js';
import { isOverTime, mostTimeRows, toTimeQuestion } from '#lib/time-question.js';

import { seriesFields } from './labels.js';
import type { ReportChoices, ReportScope } from './report.type.js';

/** The blocks of the page that fail by themselves. */
export const parts = [
  'total',
  'range',
  'series',
  'crimeTypes',
  'channels',
  'serious',
  'limbs',
  'firstAction',
  'linked',
  'signs',
  'districts',
] as const;
export type Part = (typeof parts)[number];

const fieldParts: ReadonlyMap<string, Part> = new Map<string, Part>([
  ...(['total', 'rate', 'running'] as const).map((field) => [field, 'total'] as const),
  ['ofRange', 'range'],
  ...seriesFields.map(({ field }) => [field, 'series'] as const),
  ['seriesOverTime', 'series'],
  ['byCrimeType', 'crimeTypes'],
  ['byChannel', 'channels'],
  ...(['withLimb', 'withoutLimb'] as const).map((field) => [field, 'serious'] as const),
  ...(['seriousShare', 'byLimb'] as const).map((field) => [field, 'limbs'] as const),
  ...(['firstAction', 'firstActionOf'] as const).map((field) => [field, 'firstAction'] as const),
  ...(['linked', 'linkedOf'] as const).map((field) => [field, 'linked'] as const),
  ['bySign', 'signs'],
  ['byDistrict', 'districts'],
]);

/** Which block a field of the answer belongs to. */
export function toPart(field: string): Part | undefined {
  return fieldParts.get(field);
}

/** What the page asks. Parts in `failed` are left out, so that what cannot be answered does not keep the rest from being. */
export function toVariables(scope: ReportScope, choices: ReportChoices, failed: readonly Part[]): ReportFiguresQueryVariables {
  const { quarter, area, agency, crimeType } = scope;
  const all: FigureFilter = { ...toScopeFilter(scope), crimeType: crimeType === null ? null : { in: [crimeType.code] } };
  const time = toTimeQuestion(scope, choices);
  const overTime = isOverTime(scope);
  const trend: FigureFilter = { ...all, quarter: overTime ? time.quarter : { in: [...findTrend(scope, choices)] } };
  const running = findRunning(scope, choices);
  const isAsked = (part: Part) => !failed.includes(part);

  return {
    quarter: quarter.code,
    running: running ?? quarter.code,
    area: area.kind === 'FORCE' ? null : area.code,
    agency: agency?.of === 'AGENCY' ? agency.code : null,
    agencyKind: agency?.of === 'KIND' ? agency.code : null,
    crimeType: crimeType?.code ?? null,
    whereAll: all,
    whereCrimeTypes: { ...all, crimeType: null },
    whereDistricts: { ...all, area: isUnderDistricts(scope) ? all.area : null },
    whereLimb: { ...trend, seriousLimb: { isNull: false } },
    whereNoLimb: { ...trend, seriousLimb: { isNull: true } },
    timeBy: time.by,
    timeWindow: time.window,
    timeFirst: mostTimeRows,
    seriesBy: [...time.by, 'CRIME_TYPE'],
    whereSeries: { ...all, crimeType: null, quarter: time.quarter },
    withTotal: isAsked('total'),
    withRange: isAsked('range') && isRange(scope),
    withRate: isAsked('total') && !isRange(scope),
    withRunning: isAsked('total') && running !== null,
    withSeries: isAsked('series') && !overTime,
    withSeriesOverTime: isAsked('series') && overTime,
    withCrimeTypes: isAsked('crimeTypes'),
    withChannels: isAsked('channels'),
    withSerious: isAsked('serious'),
    withLimbs: isAsked('limbs'),
    withFirstAction: isAsked('firstAction'),
    withLinked: isAsked('linked'),
    withSigns: isAsked('signs'),
    withDistricts: isAsked('districts'),
  };
}

/** Whether districts within the area can be told apart. In a chosen district they are shown beside it, for comparison. */
export function isUnderDistricts({ area }: Pick<ReportScope, 'area'>): boolean {
  return area.kind === 'COUNTY' || area.kind === 'LOCAL_COMMAND_UNIT';
}

const trendQuarters = 13;

/** The 13 quarters up to the one shown, and after the latest closed one those that are open: as the trend of one figure has them. */
export function findTrend({ quarter }: Pick<ReportScope, 'quarter'>, { periods }: Pick<ReportChoices, 'periods'>): readonly string[] {
  const shown = periods.findIndex(({ code }) => code === quarter.code);
  const later = periods.slice(shown + 1);
  const open = later.every(({ isOpen }) => isOpen) ? later : [];
  return [...periods.slice(Math.max(0, shown + 1 - trendQuarters), shown + 1), ...open].map(({ code }) => code);
}

/** The quarter that is told so far beside the one shown. Null where none is open after it. */
function findRunning({ quarter }: ReportScope, { periods }: ReportChoices): string | null {
  const shown = periods.findIndex(({ code }) => code === quarter.code);
  const [first, ...others] = periods.slice(shown);
  const isLatest = first !== undefined && others.every(({ isOpen }) => isOpen);
  if (!isLatest) return null;
  return (first.isOpen ? first : others[0])?.code ?? null;
}
