import type { ShownFigure } from '#domain/figures/answer.js';
import type { Change } from '#domain/figures/change.js';
import type { Figure } from '#domain/figures/figure.js';
import type { Break } from '#domain/figures/raw.js';
import type { World } from '#domain/figures/world.js';
import { lazily } from '#domain/lazily.js';
import { measureOf } from '#domain/measures/catalogue.js';
import type { Measure } from '#domain/measures/measure.js';
import type { Quarter } from '#domain/quarter.js';

import type { CardAsked } from './ask-headlines.js';
import { type Assurance, judgeAssurance } from './assurance.js';
import { isInPart, toCharted } from './charted-quarters.js';
import type { ControlChart } from './control-chart.js';
import { type Headline, type HeadlinePart, type KpiSubject, type Objective, subjectOf } from './headline.js';
import { judgeSeries, type ShownBreak } from './judge-series.js';
import { type Told, writeKpiSentence } from './kpi-sentence.js';
import { isOpenFor } from './quarters.js';
import { rateAgainstTarget } from './status.js';
import { findTarget, type Target } from './target.js';
import { findSignal } from './variation.js';

/** One quarter of a trend, the target that was set for it beside. */
export interface TrendPoint {
  readonly quarter: Quarter;
  readonly figure: Figure;
  readonly target: Target | null;
}

/** A figure of the scorecard with all that is judged of it. */
export interface Kpi extends Told {
  readonly measure: Measure;
  readonly objective: Objective | null;
  readonly part: HeadlinePart | null;
  /** Short enough for a tile. */
  readonly name: string;
  readonly subject: KpiSubject;
  readonly figure: ShownFigure;
  readonly target: Target | null;
  readonly trend: readonly TrendPoint[];
  readonly chart: ControlChart;
  /** The quarters that went into the chart, by the places of its points. */
  readonly charted: readonly Quarter[];
  readonly latestBreak: ShownBreak | null;
  readonly assurance: Assurance;
  readonly sentence: string;
}

/** The figures that a KPI is made from. */
export interface KpiFigures {
  /** In order, the quarter shown among them. */
  readonly trend: readonly { readonly quarter: Quarter; readonly figure: Figure }[];
  /** All that breaks are looked for in, up to the quarter shown. */
  readonly series: readonly { readonly quarter: Quarter; readonly figure: Figure }[];
  readonly figure: ShownFigure;
  readonly previousQuarter: Change;
  readonly sameQuarterLastYear: Change;
  readonly beside: Told['beside'];
  /** Changes in recording, of any measure. */
  readonly breaks: readonly Break[];
}

/** Judges the figures of a headline by the rules of the partnership. */
export function toKpi(
  { measure: key, objective, part, name, wording }: Headline,
  figures: KpiFigures,
  { asked, targets, world }: Setting,
): Kpi {
  const measure = measureOf(key);
  const { figure } = figures;
  const { quarter } = asked;
  const [areaCode, agencyId] = [asked.area.kind === 'FORCE' ? null : asked.area.code, asked.agency?.id ?? null];
  const own = targets.filter((target) => target.measure === key && target.objective === objective);
  const targetOf = (of: Quarter) => findTarget(own, { measure: key, quarter: of, areaCode, agencyId, objective });
  const target = targetOf(quarter);
  const isOpen = isOpenFor(measure, quarter, world);
  const charting = { breaks: figures.breaks, quarter, world };
  const charted = toCharted(measure, figures.trend, charting);
  const { chart, latestBreak, variation, isUnsettled } = judgeSeries(measure, toCharted(measure, figures.series, charting), charted);
  const isBroken = latestBreak !== null && latestBreak.backSince === null;
  // Many are of parts, of which no change is told and no sentence.
  const sentence = lazily((): string => writeKpiSentence(told));
  const told = {
    wording,
    measure,
    quarter,
    isOpen,
    figure,
    // What is one's own alone is not held to the target of all.
    status: rateAgainstTarget({ measure, value: isInPart(figure) ? null : figure.value, range: figure.range, isOpen, target }),
    variation,
    isTooSmall: chart.isTooSmall,
    latestBreak,
    // A break that lasts is told in place of a signal.
    signal:
      isBroken || variation === 'NO_REAL_CHANGE' || variation === 'TOO_CLOSE' || chart.latest === null ? null : findSignal(chart.latest),
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
  };
  return Object.assign(told, {
    objective,
    part,
    name,
    subject: subjectOf(measure),
    target,
    trend: figures.trend.map((point) => ({ quarter: point.quarter, figure: point.figure, target: targetOf(point.quarter) })),
    chart,
    charted: charted.map((point) => point.quarter),
    assurance: isUnsettled ? 'NONE' : judgeAssurance(chart, measure.direction, target?.aim ?? null),
  });
}

interface Setting {
  readonly asked: CardAsked;
  readonly targets: readonly Target[];
  readonly world: World;
}
