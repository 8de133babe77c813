import { createHash } from 'node:crypto';

import type { Policy } from '#domain/access/policy.js';
import { memoise } from '#domain/memoise.js';
import type { Quarter } from '#domain/quarter.js';
import { stateOf } from '#domain/scorecard/answers.js';
import { type CardParams, codesIn } from '#domain/scorecard/ask-headlines.js';
import { type CardKpi, countRun } from '#domain/scorecard/card.js';
import { toMeasure } from '#features/measures/measure.type.js';
import { type Period, toPeriod } from '#features/periods/period.type.js';
import { toAgency } from '#features/places/agency.type.js';
import { toArea } from '#features/places/area.type.js';
import { toTarget } from '#features/targets/target.type.js';

import { type ControlChart, toControlChart } from './control-chart.type.js';
import type { ReadHeadlines } from './headlines.reader.js';
import type { Kpi } from './kpi.type.js';

/** The quarter, area and agencies of a KPI in words. */
type Described = Pick<
  Kpi,
  | 'id'
  | 'period'
  | 'days'
  | 'daysRun'
  | 'area'
  | 'agency'
  | 'agencyKind'
  | 'crimeType'
  | 'dataVersion'
>;

/** The scope of a scorecard and of a KPI, without the quarter. */
export function describeAsked({ area, agency, agencyKind, crimeType }: CardParams) {
  return { area: toArea(area), agency: agency && toAgency(agency), agencyKind, crimeType };
}

/** An answer without the time at which it was read, which differs for each question. */
export type CachedKpi = Omit<Kpi, 'asOf'>;

/** @param periodOf makes the period of a quarter, once for everything that refers to it */
export function toShownKpi(
  kpi: CardKpi,
  described: Described,
  periodOf: (quarter: Quarter) => Period,
): CachedKpi {
  // Cached answers do not contain the data that they were computed from.
  const { beside: _, ...told } = kpi;
  const { measure, objective, part, target, trend } = kpi;
  // Most quarters have the same target as the one before.
  const toShown = memoise((set: NonNullable<typeof target>) => toTarget(set, measure));
  const show = (set: typeof target) => set && toShown(set);
  return {
    ...told,
    ...described,
    ...describeAsked(kpi.asked),
    part: part?.key ?? null,
    id: [described.id, measure.key, objective, part?.key ?? null]
      .filter((each) => each !== null)
      .join('-'),
    measure: toMeasure(measure),
    figure: { ...kpi.figure },
    target: show(target),
    trend: trend.map((point) => ({
      quarter: periodOf(point.quarter),
      figure: point.figure,
      target: show(point.target),
    })),
    controlChart: toControlChart(kpi, periodOf),
  };
}

/** The number of figures in KPIs, including points of control charts and breaks. */
export function countFigures(kpis: readonly CachedKpi[]): number {
  return kpis.reduce(
    (count, { trend, controlChart }) => count + 1 + trend.length + countCharted(controlChart),
    0,
  );
}

function countCharted(chart: ControlChart | null): number {
  return chart === null ? 0 : chart.points.length + (chart.break === null ? 0 : 1);
}

/** What distinguishes a question about headlines from others, without the headlines themselves. */
export function namedIn({ quarter, area, agency, agencyKind, crimeType, codes }: CardParams) {
  return [quarter, area.code, agency?.code ?? null, agencyKind, crimeType, codesIn(codes)];
}

/** The description of a scorecard and a KPI, without the figures and the time they were read. */
export function describeRead(
  { headlines, answers, targets, asked, referenceData }: ReadHeadlines,
  { policy }: { readonly policy: Policy },
) {
  const { quarter } = asked;
  const { dataVersion, breaks } = stateOf(answers);
  const question = [headlines.map(({ name, part }) => [name, part?.key]), ...namedIn(asked)];
  return {
    id: toId([question, dataVersion, policy, referenceData.today, targets, breaks]),
    period: toPeriod(quarter, referenceData),
    ...countRun(quarter, referenceData.today),
    ...describeAsked(asked),
    dataVersion,
  };
}

/** A short id of everything that distinguishes an answer from others. */
export function toId(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
