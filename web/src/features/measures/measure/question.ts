import type { MeasureViewQueryVariables } from '#graphql/operations.js';
import type { PeriodChoice } from '#lib/choice.js';
import { toComparedScope } from '#lib/compare.js';
import { type ExplainedFigure, explainRow, type FigureQuestion, withoutNulls } from '#lib/figure-question.js';
import { toKindFilter, toScopeFilter } from '#lib/scope-filter.js';

import type { PageMeasure } from './measure.type.js';
import { isToldBy, type MeasureScope } from './measure-address.js';

/** The parts of the page, each a field of its one question. */
export const parts = ['kpi', 'running', 'beside', 'byArea', 'byAgency', 'byObjective', 'byCrimeType'] as const;
export type Part = (typeof parts)[number];

export interface Question {
  readonly measure: PageMeasure;
  readonly scope: MeasureScope;
  readonly running: PeriodChoice | null;
}

/** What the page asks. Parts in `failed` are left out, so that what cannot be answered does not keep the rest from being. */
export function toVariables({ measure, scope, running }: Question, failed: readonly Part[]): MeasureViewQueryVariables {
  const { quarter, objective, crimeType } = scope;
  const beside = toComparedScope(scope);
  const isAsked = (part: Part, makesSense = true) => makesSense && !failed.includes(part);
  const all = { ...toScopeFilter(scope), ...toKindFilter(scope) };

  return {
    measure: measure.key,
    quarter: quarter.code,
    ...toPlaces(scope),
    besideArea: toPlaces(beside ?? scope).area,
    besideAgency: toPlaces(beside ?? scope).agency,
    besideKind: toPlaces(beside ?? scope).agencyKind,
    objective: objective?.code ?? null,
    crimeType: crimeType?.code ?? null,
    runningQuarter: running?.code ?? quarter.code,
    whereArea: { ...all, area: isUnderDistricts(scope) ? all.area : null },
    whereAgency: { ...all, agency: null, agencyKind: null },
    whereObjective: { ...all, objective: null },
    whereCrimeType: { ...all, crimeType: null },
    isBesideShare: isBesideShare(measure),
    withKpi: isAsked('kpi'),
    withRunning: isAsked('running', running !== null && running.code !== quarter.code),
    withBeside: isAsked('beside', beside !== null),
    withArea: isAsked('byArea', isToldBy(measure, 'area')),
    withAgency: isAsked('byAgency', isComparedByAgency(measure)),
    withObjective: isAsked('byObjective', isToldBy(measure, 'objective')),
    withCrimeType: isAsked('byCrimeType', isToldBy(measure, 'crimeType')),
  };
}

/** Hours for each disruption mislead by themselves: they stand beside the share of major and moderate ones, or not at all. */
export function isBesideShare({ key }: { readonly key: string }): boolean {
  return key === 'hoursPerDisruption';
}

/** A rate is of the people of a place, and agencies share places: there is nothing to compare. */
function isComparedByAgency(measure: PageMeasure): boolean {
  return isToldBy(measure, 'agency') && measure.unit !== 'RATE';
}

/** The breakdowns of the page in their order, each for the measures of which it makes sense. */
export const breakdowns = [
  { part: 'area', name: 'byArea', isAsked: (measure: PageMeasure) => isToldBy(measure, 'area') },
  { part: 'agency', name: 'byAgency', isAsked: isComparedByAgency },
  { part: 'objective', name: 'byObjective', isAsked: (measure: PageMeasure) => isToldBy(measure, 'objective') },
  { part: 'crimeType', name: 'byCrimeType', isAsked: (measure: PageMeasure) => isToldBy(measure, 'crimeType') },
] as const;

/** Whether districts within the area can be told apart. In a chosen district they are shown beside it, for comparison. */
export function isUnderDistricts({ area }: MeasureScope): boolean {
  return area.kind === 'COUNTY' || area.kind === 'LOCAL_COMMAND_UNIT';
}

/** What `kpi` takes of place and agencies. */
function toPlaces({ area, agency }: Pick<MeasureScope, 'area' | 'agency'>) {
  return {
    area: area.kind === 'FORCE' ? null : area.code,
    agency: agency?.of === 'AGENCY' ? agency.code : null,
    agencyKind: agency?.of === 'KIND' ? agency.code : null,
  };
}

/** All that the page is narrowed to but time. */
function toNarrowed(scope: MeasureScope) {
  const { area, agency, agencyKind } = toScopeFilter(scope);
  return { area, agency, agencyKind, ...toKindFilter(scope) };
}

/** The figure of the page: its measure for the quarter and all that the page is narrowed to. */
export function toExplained({ measure, scope }: Pick<Question, 'measure' | 'scope'>): ExplainedFigure {
  return explainRow({ where: withoutNulls(toNarrowed(scope)) }, measure.key, { quarter: scope.quarter.code });
}

/** What the chart by quarter shows; `from` and `to` are its first and last quarter. */
export function toTrendQuestion({ measure, scope }: Pick<Question, 'measure' | 'scope'>, from: string, to: string): FigureQuestion {
  return {
    measures: [measure.key],
    by: ['QUARTER'],
    where: withoutNulls({ ...toNarrowed(scope), quarter: { from, to } }),
    fillGaps: true,
  };
}

const dimensions = { area: 'AREA', agency: 'AGENCY', objective: 'OBJECTIVE', crimeType: 'CRIME_TYPE' } as const;

/** What a breakdown is asked by: the same as in the question of the page, for one block alone. */
export function toBreakdownQuestion(asked: Pick<Question, 'measure' | 'scope'>, part: keyof typeof dimensions): FigureQuestion {
  const { measure } = asked;
  const { whereArea, whereAgency, whereObjective, whereCrimeType } = toVariables({ ...asked, running: null }, []);
  const where = { area: whereArea, agency: whereAgency, objective: whereObjective, crimeType: whereCrimeType }[part];
  return {
    measures: [measure.key, ...(isBesideShare(measure) ? ['majorModerateShare'] : [])],
    by: [dimensions[part]],
    where: withoutNulls(where),
    first: part === 'area' ? 50 : 12,
    orderBy: [{ measure: measure.key, direction: 'DESC' }],
    changes: ['PREVIOUS_PERIOD', 'SAME_PERIOD_LAST_YEAR'],
  };
}
