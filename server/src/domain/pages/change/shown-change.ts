import type { Figure } from '#domain/figures/figure/figure.js';
import { type ComparedQuarters, findCompared } from '#domain/findings/compared-quarters.js';
import {
  decomposeMeans,
  readWhole,
  type ShownSplit,
  type ShownWhole,
} from '#domain/findings/decompose-means.js';
import type { SplitFigures } from '#domain/findings/explain-kpi.js';
import { lazily } from '#domain/lazily.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import type { Measure } from '#domain/measures/measure.js';
import { memoise, memoiseEach } from '#domain/memoise.js';
import type { Against, ChangeParams, PageParams } from '#domain/pages/block/page-params.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';
import { type FindKpi, nameHeadline } from '#domain/pages/questions/find-kpi.js';
import { findLikeKpi } from '#domain/pages/questions/like-with-like.js';
import { type Quarter, shift } from '#domain/quarter.js';
import type { Headline } from '#domain/scorecard/headline.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';
import { seriesQuarters } from '#domain/scorecard/judged-series.js';

import { type Explained, explainHeadline } from './explained.js';

/** A change as broken down for one viewer. */
export interface ShownChange {
  readonly key: MeasureKey;
  readonly measure: Measure;
  /** The figure as rated: like with like if a return is missing. */
  readonly judged: JudgedKpi;
  readonly compared: ComparedQuarters;
  /** Whether this is the change that the figure is rated by. */
  readonly isJudged: boolean;
  /**
   * The change that the figure is rated by; null if there is no real change and nothing is off
   * target.
   */
  readonly ofJudgement: ComparedQuarters | null;
  /**
   * What explains the change; null if it is not the rated change, or if every split has something
   * hidden or rounded.
   */
  readonly explained: Explained | null;
  readonly whole: ShownWhole;
  readonly splits: readonly ShownSplit[];
  /** The figures of the splits, by quarter. */
  readonly figures: readonly SplitFigures[];
  /** The quarters that a part's line is drawn over, in order. */
  readonly quarters: readonly Quarter[];
}

/** The number of quarters in a trend. */
const SHOWN_QUARTERS = 13;

/**
 * The change in a figure as shown: the one that it is rated by, or the one chosen; if nothing is
 * rated, the change from the same quarter of last year. Null if the quarter is not closed, or has
 * no figure.
 *
 * @param asked null for only the rated change: then the result is null if no change is explained
 */
export function showChange(
  headline: Headline,
  setting: AnswerSetting,
  asked: ChangeParams | null,
): ShownChange | null {
  const known = changesIn(setting.findKpi)(setting.page);
  const against = asked?.against ?? null;
  const key = `${nameHeadline(headline)} ${against}`;
  const found = known.get(key);
  const change = found === undefined ? readChange(headline, setting, against) : found;
  known.set(key, change);
  return asked === null && change?.explained === null ? null : change;
}

/**
 * The changes of a page, by its figures, cached because several of its blocks show the same change.
 */
const changesIn = memoiseEach((_: FindKpi) =>
  memoiseEach((_: PageParams) => new Map<string, ShownChange | null>()),
);

function readChange(
  headline: Headline,
  setting: AnswerSetting,
  against: Against | null,
): ShownChange | null {
  const { page, findKpi, readSplits, referenceData } = setting;
  const like = findLikeKpi(findKpi, headline);
  const judged = like ?? findKpi('ASKED', headline);
  if (judged === null || judged.isOpen || page.time !== null) return null;
  const ofJudgement = judged.figure.value === null ? null : findCompared(judged);
  const compared = toCompared(against, ofJudgement, judged.quarter);
  const isJudged = ofJudgement !== null && isSame(compared, ofJudgement);
  const explained = isJudged ? explainHeadline(headline, setting) : null;
  const measure = measureOf(headline.measure);
  const group = like === null ? 'ASKED' : 'LIKE';
  const wholeIn = memoise((quarter: Quarter): Figure | null =>
    setting.readWhole(group)(headline, quarter),
  );
  const figures = readSplits(group)(headline);
  // Read only if the change is shown.
  const splits = lazily(() =>
    figures.flatMap((split) => decomposeMeans(measure, split, { compared, wholeIn }) ?? []),
  );
  return {
    key: headline.measure,
    measure,
    judged,
    compared,
    isJudged,
    ofJudgement,
    explained,
    whole: readWhole(measure, wholeIn, compared),
    get splits() {
      return splits();
    },
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
 * The split that a change is drawn by: the one chosen, or else the one that explains it, or else
 * the declared one, or else the first. Null if there is none.
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

/** The dimensions that distinguish more than one part. */
export function shownSplits({ splits }: Pick<ShownChange, 'splits'>): readonly ShownSplit[] {
  return splits.filter(({ parts }) => parts.length > 1);
}
