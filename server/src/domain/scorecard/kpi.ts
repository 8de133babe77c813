import type { Break } from '#domain/disclosure/raw-table.js';
import type { Change } from '#domain/figures/figure/change.js';
import type { ShownFigure } from '#domain/figures/table/answer.js';
import { lazily } from '#domain/lazily.js';
import { measureOf } from '#domain/measures/catalogue.js';
import type { Measure } from '#domain/measures/measure.js';
import type { Quarter } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { findTarget, type Target } from '#domain/targets/target.js';

import type { CardParams } from './ask-headlines.js';
import { type Assurance, judgeAssurance } from './assurance.js';
import { type FigureOfQuarter, isInPart, toCharted } from './charted-quarters.js';
import type { ControlChart } from './control-chart.js';
import {
  type Headline,
  type HeadlinePart,
  type KpiSubject,
  type Objective,
  subjectOf,
} from './headline.js';
import { judgeSeries, type ShownBreak } from './judge-series.js';
import { type FigureSummary, writeKpiSentence } from './kpi-sentence.js';
import { isOpenFor } from './quarters.js';
import { rateAgainstTarget } from './status.js';
import { findSignal } from './variation.js';

/** One quarter of a trend, with the target that was set for it. */
export interface TrendPoint extends FigureOfQuarter {
  readonly target: Target | null;
}

/** A figure on the scorecard with all its ratings. */
export interface Kpi extends FigureSummary {
  readonly measure: Measure;
  readonly objective: Objective | null;
  readonly part: HeadlinePart | null;
  /** A name short enough for a tile. */
  readonly name: string;
  readonly subject: KpiSubject;
  readonly figure: ShownFigure;
  readonly target: Target | null;
  readonly trend: readonly TrendPoint[];
  readonly chart: ControlChart;
  /** The quarters of the chart, by the positions of its points. */
  readonly charted: readonly Quarter[];
  readonly latestBreak: ShownBreak | null;
  readonly assurance: Assurance;
  readonly sentence: string;
}

/** The figures that a KPI is worked out from. */
export interface KpiFigures {
  /** The quarters of the trend, in order, including the quarter shown. */
  readonly trendQuarters: readonly Quarter[];
  /** The figures for the trend's quarters. */
  readonly trend: readonly FigureOfQuarter[];
  /** All quarters in which breaks are looked for, up to the quarter shown. */
  readonly series: readonly FigureOfQuarter[];
  readonly figure: ShownFigure;
  readonly previousQuarter: Change;
  readonly sameQuarterLastYear: Change;
  readonly beside: FigureSummary['beside'];
  /** Changes in recording for any measure. */
  readonly breaks: readonly Break[];
}

/** Rates the figures of a headline by the rules of the partnership. */
export function toKpi(
  { measure: key, objective, part, name, wording }: Headline,
  figures: KpiFigures,
  { asked, targets, referenceData }: Setting,
): Kpi {
  const measure = measureOf(key);
  const { figure } = figures;
  const { quarter } = asked;
  const [areaCode, agencyId] = [
    asked.area.kind === 'FORCE' ? null : asked.area.code,
    asked.agency?.id ?? null,
  ];
  const own = targets.filter(
    (target) =>
      target.measure === key &&
      target.objective === objective &&
      target.areaCode === areaCode &&
      target.agencyId === agencyId,
  );
  const targetOf = (of: Quarter) =>
    findTarget(own, { measure: key, quarter: of, areaCode, agencyId, objective });
  const target = targetOf(quarter);
  const isOpen = isOpenFor(measure, quarter, referenceData);
  // Many KPIs are parts, which only need the figure: the trend and sentence are made on request.
  const sentence = lazily((): string => writeKpiSentence(kpi));
  const trend = lazily(() =>
    figures.trend.map((point): TrendPoint => ({
      quarter: point.quarter,
      exact: point.exact,
      target: own.length === 0 ? null : targetOf(point.quarter),
      get figure() {
        return point.figure;
      },
    })),
  );
  const judged = lazily(() => judgeTrend(measure, figures, { quarter, referenceData }));
  const kpi: Kpi = {
    wording,
    measure,
    quarter,
    isOpen,
    figure,
    // A target for all agencies does not apply to the viewer's own part alone.
    status: rateAgainstTarget({
      measure,
      value: isInPart(figure) ? null : figure.value,
      range: figure.range,
      isOpen,
      target,
    }),
    get variation() {
      return judged().variation;
    },
    get isTooSmall() {
      return judged().chart.isTooSmall;
    },
    get latestBreak() {
      return judged().latestBreak;
    },
    get signal() {
      return judged().signal;
    },
    get previousQuarter() {
      return figures.previousQuarter;
    },
    get sameQuarterLastYear() {
      return figures.sameQuarterLastYear;
    },
    beside: figures.beside,
    get sentence() {
      return sentence();
    },
    objective,
    part,
    name,
    subject: subjectOf(measure),
    target,
    get trend() {
      return trend();
    },
    get chart() {
      return judged().chart;
    },
    get charted() {
      return judged().charted;
    },
    get assurance() {
      const { isUnsettled, chart } = judged();
      return isUnsettled ? 'NONE' : judgeAssurance(chart, measure.direction, target?.aim ?? null);
    },
  };
  return kpi;
}

/** The trend of a measure: its chart, and what is said about it. */
function judgeTrend(
  measure: Measure,
  figures: KpiFigures,
  { quarter, referenceData }: { readonly quarter: Quarter; readonly referenceData: ReferenceData },
) {
  const { breaks, series, trendQuarters } = figures;
  const charting = { breaks, quarter, referenceData };
  const all = toCharted(measure, series, charting);
  // The series nearly always ends with the trend.
  const start = series.findIndex((point) => point.quarter === trendQuarters[0]);
  const isEnd = start >= 0 && (trendQuarters.at(-1) ?? '') >= (series.at(-1)?.quarter ?? '');
  const charted = isEnd ? all.slice(start) : toCharted(measure, figures.trend, charting);
  const { chart, latestBreak, variation, isUnsettled } = judgeSeries(measure, all, charted);
  const isBroken = latestBreak?.backSince === null;
  // A break that lasts is described instead of a signal.
  const isToldBySignal = !isBroken && variation !== 'NO_REAL_CHANGE' && variation !== 'TOO_CLOSE';
  return {
    ...{ chart, latestBreak, variation, isUnsettled },
    charted: charted.map((point) => point.quarter),
    signal: isToldBySignal && chart.latest !== null ? findSignal(chart.latest) : null,
  };
}

interface Setting {
  readonly asked: CardParams;
  readonly targets: readonly Target[];
  readonly referenceData: ReferenceData;
}
