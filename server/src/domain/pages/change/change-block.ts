import { isShare, isTooClose, toValue } from '#domain/findings/decompose-means.js';
import type { Finding } from '#domain/findings/finding.js';
import { nameKpi } from '#domain/findings/kpi-finding.js';
import type { Dimension } from '#domain/measures/dimensions.js';
import type { Block, BlockColumn, BlockRow, BlockSplit } from '#domain/pages/block/block.js';
import { fitScale } from '#domain/pages/cells/scale.js';
import { nameInSentence, nameSplit } from '#domain/pages/cells/split-names.js';
import { timeDrawn } from '#domain/pages/cells/unrated.js';
import { formatTick, wantedOf } from '#domain/pages/cells/wanted.js';
import type { ChangeDeclaration } from '#domain/pages/declared/declaration.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';
import { headlinesOfWhole } from '#domain/pages/questions/block-headlines.js';
import { noteLike } from '#domain/pages/questions/like-with-like.js';
import { formatQuarter } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { companionOf } from '#domain/scorecard/ask-headlines.js';
import { capitalise } from '#domain/scorecard/kpi-sentence.js';

import { choicesOf } from './change-choices.js';
import { labelOfPart, nameQuarters, toChangeRows } from './change-rows.js';
import { describeDrillDown } from './drill-down.js';
import { describeMostBy } from './most-by.js';
import { chooseSplit, showChange, type ShownChange } from './shown-change.js';
import { describeShownExplanation, summariseShownExplanation } from './shown-explanation.js';

/**
 * The change that a figure is rated by, broken down by the dimension that explains it, or else by
 * the declared one: before, after, and each part's contribution. Null over time, and while the
 * quarter is not closed. Also null if there is no real change and nothing is off target, unless the
 * block always breaks down a change.
 */
export function answerChange(block: ChangeDeclaration, setting: AnswerSetting): Block | null {
  const { page, referenceData } = setting;
  const isAlways = block.isAlways === true;
  const asked = page.change ?? { against: null, by: null };
  const [headline] = headlinesOfWhole(block, page);
  const change = headline ? showChange(headline, setting, isAlways ? asked : null) : null;
  if (!headline || !change) return null;
  const split = chooseSplit(change, block.by, isAlways ? asked.by : null);
  if (!split && !isAlways) return null;
  const { measure, judged } = change;
  const isOfRates = isShare(measure);
  const rows = split ? toChangeRows({ change, split, referenceData }) : [];
  const ends = rows
    .filter(({ isFolded }) => isFolded !== true)
    .flatMap(({ cells }) =>
      cells.flatMap(({ start, value }) =>
        start === null || value === null ? [] : isOfRates ? [start, value] : [start, start + value],
      ),
    );
  const wanted = isOfRates ? wantedOf(judged.target, judged) : [];
  const scale = isOfRates
    ? fitScale([...ends, ...wanted], (value) => formatTick(value, measure), { isFromZero: false })
    : { from: Math.min(0, ...ends), to: Math.max(0, ...ends), ticks: [] };
  const column = (heading: string, drawing: BlockColumn['drawing']): BlockColumn => ({
    measure: headline.measure,
    heading,
    drawing,
    scale: drawing === 'NONE' || drawing === 'SPARKLINE' ? null : scale,
    wanted: drawing === 'PAIR' ? wanted : [],
  });
  const dimension = split?.dimension ?? block.by;
  const leftOut = referenceData.agencies.filter(({ id }) => judged.asked.leftOut?.has(id) === true);
  const beside = companionOf(headline.measure);
  const found = findInChange(change, dimension, referenceData);
  const time = timeDrawn(page, { first: change.quarters[0] ?? judged.quarter, referenceData });
  return {
    id: block.id,
    view: block.view,
    finding: isAlways ? found : nameEverywhere(found, change),
    about: `${measure.shortName ?? measure.name} by ${nameInSentence(dimension)}: ${describeCompared(change)}`,
    // Elsewhere the figure's own block gives the reason; a change that happened everywhere may have
    // been larger somewhere.
    because: isAlways
      ? describeWhy(change, dimension, setting)
      : change.explained && describeMostBy(change.explained, dimension, { measure, referenceData }),
    summary:
      rows.length === 0
        ? 'What drove the change is hidden to protect people, or not recorded.'
        : describeRows(rows),
    kpi: null,
    notes: isAlways && leftOut.length > 0 ? [noteLike(leftOut)] : [],
    judged: [judged],
    compared: { ...change.compared, isJudged: change.isJudged },
    contributions: change.splits.map((each) => toBlockSplit(each, change, referenceData)),
    choices: isAlways ? choicesOf(change, split) : [],
    table: {
      rowHeading: nameSplit(dimension),
      columns: [
        ...(isOfRates ? [] : [column(`${change.quarters.length} quarters`, 'SPARKLINE')]),
        column(nameQuarters(change.compared.before, 'Before'), 'NONE'),
        column(nameQuarters(change.compared.after, 'Since'), 'NONE'),
        isOfRates
          ? column(measure.unit === 'PERCENT' ? 'Points' : 'Change', 'PAIR')
          : column('Change', 'STEP'),
      ],
      rows,
    },
    question: {
      measures: [headline.measure, ...(beside === null ? [] : [beside])],
      ...time,
      by: [time.by, dimension],
      page,
    },
  };
}

function describeRows(rows: readonly BlockRow[]): string {
  const tell = ({ label, cells }: BlockRow) =>
    `${label}: ${cells.flatMap(({ text }) => (text === '' ? [] : [text])).join(', ')}`;
  return `${rows
    .filter(({ isFolded }) => isFolded !== true)
    .map(tell)
    .join('. ')}.`;
}

function toBlockSplit(
  { dimension, parts, remainder }: ShownChange['splits'][number],
  { measure }: ShownChange,
  referenceData: ReferenceData,
): BlockSplit {
  return {
    dimension,
    remainder,
    parts: parts.map(({ key, before, after, contribution }) => ({
      key: key === null ? null : String(key),
      label: labelOfPart(dimension, key, referenceData),
      before: toValue(measure, before),
      after: toValue(measure, after),
      amount: contribution?.amount ?? null,
    })),
  };
}

/**
 * The finding of a change: the sentence about an explaining part, up to its figures; a change other
 * than the rated one is only named.
 */
function findInChange(
  change: ShownChange,
  dimension: Dimension,
  referenceData: ReferenceData,
): Finding {
  const { explained, whole, splits, isJudged, ofJudgement, measure, judged } = change;
  if (splits.length === 0) {
    return [whole.before, whole.after].some(
      ({ figure }) =>
        figure?.isWithheld === true || figure?.flags.includes('CONFIDENTIAL') === true,
    )
      ? { kind: 'WITHHELD', text: 'The change is hidden to protect people' }
      : { kind: 'NOTHING_RECORDED', text: 'There is no earlier figure to compare with' };
  }
  if (explained !== null) {
    const { kind } = explained.explanation;
    const found = explained.compared.isReal ? 'REAL_CHANGE' : 'OFF_TARGET';
    return {
      kind: kind === 'PART' ? found : 'NO_REAL_CHANGE',
      text: titleOf(kind, summariseShownExplanation(explained, change, referenceData)),
    };
  }
  if (ofJudgement !== null && !isJudged)
    return {
      kind: 'LISTED',
      text: `Change on ${formatQuarter(change.compared.before[0] ?? '')} by ${nameInSentence(dimension)}`,
    };
  if (isJudged) return { kind: 'TOO_FEW', text: 'Too close to tell what explains it' };
  if (judged.variation === 'TOO_FEW_POINTS')
    return { kind: 'TOO_FEW', text: 'Too few quarters to say whether it changed' };
  if (isTooClose(measure, whole))
    return { kind: 'TOO_FEW', text: 'The change is too close to tell' };
  return { kind: 'NO_REAL_CHANGE', text: 'No real change to explain' };
}

/** Next to other figures a title names what fell or rose everywhere. */
function nameEverywhere(
  found: Finding,
  { explained, judged, measure, whole }: ShownChange,
): Finding {
  const [from, to] = [toValue(measure, whole.before), toValue(measure, whole.after)];
  if (explained?.explanation.kind !== 'EVERYWHERE' || from === null || to === null) return found;
  return {
    ...found,
    text: `${capitalise(nameKpi(judged).words)} ${to < from ? 'fell' : 'rose'} everywhere at once`,
  };
}

/** How a reason ends if both figures of the explaining part are in its usual range. */
const usualWords = 'Both figures are in its usual range.';

function titleOf(kind: 'PART' | 'EVERYWHERE' | 'NO_ONE_PART', clause: string | null): string {
  switch (kind) {
    case 'PART':
      return capitalise(clause ?? '');
    case 'EVERYWHERE':
      return 'Everywhere at once, not in one place';
    case 'NO_ONE_PART':
      return 'No one part explains it';
  }
}

/**
 * What explains a change, how that spreads, and how cautiously to read it; otherwise why nothing is
 * explained.
 */
function describeWhy(
  change: ShownChange,
  dimension: Dimension,
  setting: AnswerSetting,
): string | null {
  const { explained, measure } = change;
  const reason =
    explained === null
      ? describeUnexplained(change)
      : describeShownExplanation(explained, change, setting.referenceData);
  const isUsual = reason?.endsWith(usualWords) === true;
  const told = [
    isUsual ? reason.slice(0, -usualWords.length).trimEnd() : reason,
    explained &&
      describeMostBy(explained, dimension, { measure, referenceData: setting.referenceData }),
    explained && describeDrillDown(explained, change, setting),
    isUsual
      ? `${usualWords.replace('.', '')}, so read it as a place to look, not as a trend.`
      : null,
  ].filter((sentence) => sentence !== null);
  return told.length === 0 ? null : told.join(' ');
}

function describeUnexplained({ isJudged, ofJudgement }: ShownChange): string | null {
  if (ofJudgement !== null && !isJudged)
    return 'The rating of the figure does not depend on this change, so no part is named.';
  return isJudged
    ? 'Some of its figures are hidden or rounded to protect people, so no part is named.'
    : null;
}

/** Which quarters are compared: two, or the averages of consecutive quarters before and since. */
function describeCompared({ compared: { before, after } }: Pick<ShownChange, 'compared'>): string {
  const [first = ''] = after;
  const [earlier = ''] = before;
  const since =
    after.length === 1 ? formatQuarter(first) : `average quarter since ${formatQuarter(first)}`;
  return `${since} against ${before.length === 1 ? formatQuarter(earlier) : `the ${before.length} before`}`;
}
