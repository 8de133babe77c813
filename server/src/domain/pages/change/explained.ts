import { findCompared } from '#domain/findings/compared-quarters.js';
import {
  describeExplanation,
  summariseExplanation,
} from '#domain/findings/describe-explanation.js';
import { type ExplainedKpi, explainKpi, type SplitFigures } from '#domain/findings/explain-kpi.js';
import { measureOf } from '#domain/measures/catalogue.js';
import { memoiseEach } from '#domain/memoise.js';
import type { PageParams } from '#domain/pages/block/page-params.js';
import type { BlockDeclaration } from '#domain/pages/declared/declaration.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';
import { headlinesOfWhole } from '#domain/pages/questions/block-headlines.js';
import { type FindKpi, nameHeadline } from '#domain/pages/questions/find-kpi.js';
import { findLikeKpi } from '#domain/pages/questions/like-with-like.js';
import { isOfOwn } from '#domain/pages/questions/own.js';
import type { PageGroup } from '#domain/pages/questions/page-question.js';
import type { Quarter } from '#domain/quarter.js';
import { codesIn } from '#domain/scorecard/ask-headlines.js';
import type { Headline } from '#domain/scorecard/headline.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';
import { seriesQuarters } from '#domain/scorecard/judged-series.js';

/**
 * The figures of each group, in their order, whose changes are explained: those that really changed
 * or are off target, and those that are always broken down; like with like if a return is missing.
 */
export function findExplained(
  { blocks }: { readonly blocks: readonly BlockDeclaration[] },
  page: PageParams,
  { groups, findKpi }: { readonly groups: readonly PageGroup[]; readonly findKpi: FindKpi },
): readonly (readonly Headline[])[] {
  // No rollup holds what figures of one pathway, age or kind of exploitation are broken down by.
  const told = codesIn(page.asked.codes).length > 0 ? [] : blocks.filter(isExplained);
  const explained = told.flatMap((block) => {
    const isApart = page.own.length > 0 && isOfOwn(block);
    const isAlways = block.view === 'CHANGE' && block.isAlways === true;
    return headlinesOfWhole(block, page).flatMap((headline) => {
      const like = isApart ? null : findLikeKpi(findKpi, headline);
      const name = isApart ? 'OWN' : like === null ? 'ASKED' : 'LIKE';
      const judged = findKpi(name, headline);
      if (typeof judged?.figure.value !== 'number' || (!isAlways && findCompared(judged) === null))
        return [];
      return [{ name, headline }];
    });
  });
  return groups.map(({ name, headlines }) => {
    const own = new Set(headlines.map(nameHeadline));
    return explained
      .filter((each) => each.name === name && own.has(nameHeadline(each.headline)))
      .map(({ headline }) => headline);
  });
}

/** Views of blocks that say why a figure changed. */
const explainedViews: ReadonlySet<BlockDeclaration['view']> = new Set([
  'CONTROL',
  'CHANGE',
  'TILES',
]);

function isExplained(block: BlockDeclaration): boolean {
  return explainedViews.has(block.view) || (block.view === 'TABLE' && block.tellsWhy === true);
}

/** What explains the change in a figure, and the splits that were searched, by quarter. */
export interface Explained extends ExplainedKpi {
  /** The figure as rated: like with like if a return is missing. */
  readonly judged: JudgedKpi;
  readonly figures: readonly SplitFigures[];
  /** All quarters that the figure is rated over, in order. */
  readonly quarters: readonly Quarter[];
}

/**
 * What explains the change that a figure is rated by, like with like; null if there is no real
 * change and nothing is off target.
 */
export function explainHeadline(
  headline: Parameters<FindKpi>[1],
  setting: AnswerSetting,
  name: 'ASKED' | 'OWN' = 'ASKED',
): Explained | null {
  const known = explainedIn(setting.findKpi)(setting.page);
  const key = `${name} ${nameHeadline(headline)}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const explained = findExplanation(headline, setting, name);
  known.set(key, explained);
  return explained;
}

/**
 * The explanations for a page, by its figures, cached because several of its blocks describe the
 * same change.
 */
const explainedIn = memoiseEach((_: FindKpi) =>
  memoiseEach((_: PageParams) => new Map<string, Explained | null>()),
);

function findExplanation(
  headline: Parameters<FindKpi>[1],
  { page: { asked }, findKpi, readSplits, referenceData }: AnswerSetting,
  name: 'ASKED' | 'OWN',
): Explained | null {
  const like = name === 'OWN' ? null : findLikeKpi(findKpi, headline);
  const judged = like ?? findKpi(name, headline);
  const compared = judged && findCompared(judged);
  if (!judged || compared === null || judged.figure.value === null) return null;
  const measure = measureOf(headline.measure);
  const figures = readSplits(like === null ? name : 'LIKE')(headline);
  const quarters = seriesQuarters(measure, name === 'OWN' ? judged.asked : asked, referenceData);
  const explained = explainKpi(measure, figures, { compared, quarters });
  return explained && { ...explained, judged, figures, quarters };
}

/**
 * What explains a headline's change, as a sentence and as a clause of a title; both are null if
 * there is no explanation.
 */
export function describeReason(
  headline: Headline,
  setting: AnswerSetting,
  name: 'ASKED' | 'OWN' = 'ASKED',
): { readonly sentence: string | null; readonly clause: string | null } {
  const explained = setting.page.time === null ? explainHeadline(headline, setting, name) : null;
  if (explained === null) return { sentence: null, clause: null };
  const told = { measure: measureOf(headline.measure), referenceData: setting.referenceData };
  return {
    sentence: describeExplanation(explained, told),
    clause: summariseExplanation(explained, told),
  };
}
