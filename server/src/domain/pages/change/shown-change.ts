import type { Figure } from '#domain/figures/figure/figure.js';
import { type ComparedQuarters, findCompared } from '#domain/findings/compared-quarters.js';
import {
  decomposeMeans,
  readWhole,
  type ShownSplit,
  type ShownWhole,
} from '#domain/findings/decompose-means.js';
import type { SplitFigures } from '#domain/findings/explain-kpi.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import type { Measure } from '#domain/measures/measure.js';
import type { Against, ChangeParams } from '#domain/pages/block/page-asked.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';
import { findLikeKpi } from '#domain/pages/questions/like-with-like.js';
import { type Quarter, shift } from '#domain/quarter.js';
import type { Headline } from '#domain/scorecard/headline.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';
import { seriesQuarters } from '#domain/scorecard/judged-series.js';

import { type Explained, explainHeadline } from './explained.js';

/** A change as it is taken apart for one viewer. */
export interface ShownChange {
  readonly key: MeasureKey;
  readonly measure: Measure;
  /** The figure as it was judged: like with like where a return is missing. */
  readonly judged: JudgedKpi;
  readonly compared: ComparedQuarters;
  /** Whether it is the change that the figure is rated by. */
  readonly isJudged: boolean;
  /**
   * The change that the figure is judged by; null where nothing changed really and nothing is off
   * target.
   */
  readonly ofJudgement: ComparedQuarters | null;
  /**
   * What explains it; null where it is not the change that is judged, and where something of every
   * split is hidden or rounded.
   */
  readonly explained: Explained | null;
  readonly whole: ShownWhole;
  readonly splits: readonly ShownSplit[];
  /** The figures of the splits, quarter by quarter. */
  readonly figures: readonly SplitFigures[];
  /** The quarters that a line of a part is drawn over, in order. */
  readonly quarters: readonly Quarter[];
}

/** As many quarters as a trend has. */
const SHOWN_QUARTERS = 13;

/**
 * The change of a figure as it is shown: the one that it is judged by, or the one that is asked
 * for; where nothing is judged that on the same quarter of last year. Null where the quarter is not
 * closed, or has no figure.
 *
 * @param asked null for nothing but the change that is judged: null then where there is none that
 * is explained
 */
export function showChange(
  headline: Headline,
  setting: AnswerSetting,
  asked: ChangeParams | null,
): ShownChange | null {
  const { page, findKpi, readSplits, referenceData } = setting;
  const like = findLikeKpi(findKpi, headline);
  const judged = like ?? findKpi('ASKED', headline);
  if (judged === null || judged.isOpen || page.time !== null) return null;
  const ofJudgement = judged.figure.value === null ? null : findCompared(judged);
  const compared = toCompared(asked?.against ?? null, ofJudgement, judged.quarter);
  const isJudged = ofJudgement !== null && isSame(compared, ofJudgement);
  const explained = isJudged ? explainHeadline(headline, setting) : null;
  if (asked === null && explained === null) return null;
  const measure = measureOf(headline.measure);
  const group = like === null ? 'ASKED' : 'LIKE';
  const wholeIn = (quarter: Quarter): Figure | null => setting.readWhole(group)(headline, quarter);
  const figures = readSplits(group)(headline);
  return {
    key: headline.measure,
    measure,
    judged,
    compared,
    isJudged,
    ofJudgement,
    explained,
    whole: readWhole(measure, wholeIn, compared),
    splits: figures.flatMap((split) => decomposeMeans(measure, split, { compared, wholeIn }) ?? []),
    figures,
    quarters: seriesQuarters(measure, page.asked, referenceData).slice(-SHOWN_QUARTERS),
  };
}

function toCompared(
  against: Against | null,
  judged: ComparedQuarters | null,
  quarter: Quarter,
): ComparedQuarters {
  const back = { LAST_QUARTER: -1, LAST_YEAR: -4 } as const;
  if (against === null)
    return judged ?? { before: [shift(quarter, back.LAST_YEAR)], after: [quarter], isReal: false };
  return { before: [shift(quarter, back[against])], after: [quarter], isReal: false };
}

/** Whether the same quarters are compared. */
export function isSame(
  one: Pick<ComparedQuarters, 'before' | 'after'>,
  other: Pick<ComparedQuarters, 'before' | 'after'>,
): boolean {
  const isAlike = (some: readonly Quarter[], others: readonly Quarter[]) =>
    some.join() === others.join();
  return isAlike(one.before, other.before) && isAlike(one.after, other.after);
}

/**
 * The list that a change is drawn by: the one that is asked for, else the one that explains it,
 * else the one that is declared.
 */
export function chooseSplit(
  change: ShownChange,
  declared: string,
  asked: string | null,
): ShownSplit | null {
  const explaining =
    change.explained?.explanation.kind === 'PART' ? change.explained.explanation.part.split : null;
  const told = shownSplits(change);
  const find = (name: string | null) => told.find(({ dimension }) => dimension === name);
  return find(asked) ?? find(explaining) ?? find(declared) ?? told[0] ?? change.splits[0] ?? null;
}

/** The lists that tell more than one part apart. */
export function shownSplits({ splits }: Pick<ShownChange, 'splits'>): readonly ShownSplit[] {
  return splits.filter(({ parts }) => parts.length > 1);
}
