import type { Row } from '#domain/figures/figure/row.js';
import { addPlus, formatBare, formatPoundsShort } from '#domain/figures/words/format.js';
import {
  decomposeMeans,
  isShare,
  type ShownSplit,
  toValue,
} from '#domain/findings/decompose-means.js';
import { labelKey } from '#domain/findings/describe-explanation.js';
import type { SplitFigures } from '#domain/findings/explain-kpi.js';
import { joinWords } from '#domain/join-words.js';
import type { MeasureKey } from '#domain/measures/catalogue.js';
import { type Dimension, dimensions } from '#domain/measures/dimensions.js';
import type { Measure } from '#domain/measures/measure.js';
import { memoise, memoiseEach } from '#domain/memoise.js';
import type { Block, BlockCell, BlockRow } from '#domain/pages/block/block.js';
import { emptyCell } from '#domain/pages/cells/cell.js';
import { fitScale } from '#domain/pages/cells/scale.js';
import { nameInSentence, nameSplit } from '#domain/pages/cells/split-names.js';
import { timeShown } from '#domain/pages/cells/unrated.js';
import { formatTick } from '#domain/pages/cells/wanted.js';
import type { BlockDeclaration, DrillDownDeclaration } from '#domain/pages/declared/declaration.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';
import { headlinesOfWhole } from '#domain/pages/questions/block-headlines.js';
import { knownOnly } from '#domain/pages/questions/splits.js';
import type { Quarter } from '#domain/quarter.js';
import { isCodeAxis, type KeyValue, toCell } from '#domain/question/dimension-values.js';
import type { Filter } from '#domain/question/filter.js';
import { toKeyText } from '#domain/question/group-keys.js';
import { MAX_GROUPS, type Question } from '#domain/question/question.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { companionOf, conditionsOf, splitsOfHeadline } from '#domain/scorecard/ask-headlines.js';
import { rangeOf } from '#domain/time.js';

import { describeChange, labelOfPart, nameQuarters, toRowKey } from './change-rows.js';
import { type Explained, explainHeadline } from './explained.js';
import { isSame, showChange, type ShownChange } from './shown-change.js';

/** The maximum number of dimensions by which the explaining part is broken down. */
const MAX_LISTS = 2;

/** A question one level deeper than what explains a change, and its dimension. */
export interface DrillDownParams {
  readonly measure: MeasureKey;
  readonly dimension: Dimension;
  readonly question: Question;
}

/**
 * What to ask about the part that explains a change, by the dimensions that blocks break it down
 * by; empty if there is no such part.
 */
export function askDrillDown(
  blocks: readonly BlockDeclaration[],
  setting: AnswerSetting,
): readonly DrillDownParams[] {
  const { page, referenceData } = setting;
  const declared = blocks.filter((block) => block.view === 'DOTS');
  const [headline] = declared.slice(0, 1).flatMap((block) => headlinesOfWhole(block, page));
  if (!headline || (page.change?.against ?? null) !== null) return [];
  const explained = explainHeadline(headline, setting);
  const part = explained && findPart(explained);
  if (!explained || !part) return [];
  const { before, after } = explained.compared;
  const beside = companionOf(headline.measure);
  const filter: Filter = {
    and: [
      {
        leaf: {
          axis: 'TIME',
          ranges: [...before, ...after].map((quarter) => rangeOf('QUARTER', quarter)),
        },
      },
      ...conditionsOf(explained.judged.asked, referenceData),
      ...(headline.objective === null
        ? []
        : [{ leaf: { axis: 'OBJECTIVE', values: new Set([headline.objective]) } } as const]),
      ...toCondition(part.dimension, part.key, referenceData),
    ],
  };
  return chooseLists(declared, part.dimension, splitsOfHeadline(headline)).map((dimension) => ({
    measure: headline.measure,
    dimension,
    question: {
      by: ['QUARTER', dimension],
      filter,
      window: 'PERIOD',
      changes: [],
      measures: [headline.measure, ...(beside === null ? [] : [beside])],
      orderBy: [],
      first: MAX_GROUPS,
      fillGaps: true,
    },
  }));
}

function chooseLists(
  declared: readonly DrillDownDeclaration[],
  of: Dimension,
  possible: readonly Dimension[],
): readonly Dimension[] {
  const { axis } = dimensions[of];
  return declared
    .map(({ by }) => by)
    .filter((by) => dimensions[by].axis !== axis && possible.includes(by))
    .slice(0, MAX_LISTS);
}

function toCondition(
  dimension: Dimension,
  key: KeyValue,
  referenceData: ReferenceData,
): readonly Filter[] {
  const { AREA, AGENCY, codes } = toCell(dimension, key, referenceData);
  if (AREA) return [{ leaf: { axis: 'AREA', codes: AREA } }];
  if (AGENCY) return [{ leaf: { axis: 'AGENCY', ids: AGENCY } }];
  const { axis } = dimensions[dimension];
  return isCodeAxis(axis) && codes
    ? [{ leaf: { axis, values: new Set([codes.get(axis) ?? null]) } }]
    : [];
}

/** The figures in the answers one level deeper, in the form of splits. */
export function readDrillDown(
  { measure, dimension }: DrillDownParams,
  rows: readonly Row[],
): SplitFigures {
  const byKey = new Map(rows.map((row) => [toKeyText(row.key), row] as const));
  const keys = new Map(
    rows.map(({ key: [, value = null] }) => [toKeyText([value]), value] as const),
  );
  return {
    dimension,
    keys: [...keys.values()],
    figureOf: (quarter, key) =>
      knownOnly(byKey.get(toKeyText([quarter, key]))?.figures.get(measure) ?? null),
  };
}

interface Part {
  readonly dimension: Dimension;
  readonly key: KeyValue;
  readonly figureIn: (quarter: Quarter) => ReturnType<SplitFigures['figureOf']>;
}

/** The explaining part, with its figures; null if there is none. */
function findPart({
  explanation,
  figures,
}: Pick<Explained, 'explanation' | 'figures'>): Part | null {
  if (explanation.kind !== 'PART') return null;
  const { split, key } = explanation.part;
  const own = figures.find(({ dimension }) => dimension === split);
  const code = own?.keys.find((each) => (each === null ? null : String(each)) === key);
  return own === undefined || code === undefined
    ? null
    : { dimension: own.dimension, key: code, figureIn: (quarter) => own.figureOf(quarter, code) };
}

/**
 * The change in the explaining part, by another dimension; null if part of it is hidden or rounded,
 * or it does not add up. Two blocks on a page use the result.
 */
const decomposeDrillDown = memoiseEach((figures: SplitFigures) =>
  memoiseEach((explained: Explained): ShownSplit | null => {
    const part = findPart(explained);
    const split =
      part &&
      decomposeMeans(explained.judged.measure, figures, {
        compared: explained.compared,
        wholeIn: memoise(part.figureIn),
      });
    const isExact = split?.parts.every(
      ({ contribution, before, after }) =>
        contribution !== null && !before.isRounded && !after.isRounded,
    );
    return split && isExact === true && split.remainder === null ? split : null;
  }),
);

/**
 * The explaining part by another dimension, with a dot for each part of it. Null if no part
 * explains the change, or if that part’s own parts are fewer than two, or hidden, or rounded, or do
 * not add up.
 */
export function answerDrillDown(block: DrillDownDeclaration, setting: AnswerSetting): Block | null {
  const { page, referenceData, drillDown = [] } = setting;
  const figures = drillDown.find(({ dimension }) => dimension === block.by);
  const [headline] = headlinesOfWhole(block, page);
  if (!figures || !headline) return null;
  const change = showChange(headline, setting, page.change ?? { against: null, by: null });
  const { explained } = change ?? {};
  const part = explained && findPart(explained);
  const split = explained ? decomposeDrillDown(figures)(explained) : null;
  if (!change || !part || !split || split.parts.length < 2) return null;
  const { measure } = change;
  const rows = toDots(split, measure, referenceData);
  const values = rows.flatMap(({ cells }) => cells[2]?.value ?? []);
  const column = (heading: string) => ({
    measure: headline.measure,
    heading,
    drawing: 'NONE' as const,
    scale: null,
    wanted: [],
  });
  const whose = labelKey(
    part.dimension,
    part.key === null ? null : String(part.key),
    referenceData,
  );
  return {
    id: block.id,
    view: 'DOTS',
    finding: { kind: 'LISTED', text: `Behind ${whose}: change by ${nameInSentence(block.by)}` },
    about: `One dot, one ${nameInSentence(block.by)}`,
    because: describeFurthest(rows),
    summary: describeDots(rows),
    kpi: null,
    table: {
      rowHeading: nameSplit(block.by),
      columns: [
        column(nameQuarters(change.compared.before, 'Before')),
        column(nameQuarters(change.compared.after, 'Since')),
        {
          ...column('Change'),
          drawing: 'DOT',
          scale: fitScale(values, (value) =>
            isShare(measure) ? formatTick(value, measure) : describeTick(value, measure),
          ),
        },
      ],
      rows,
    },
    question: { measures: [headline.measure], ...timeShown(page), by: [block.by], page },
  };
}

/** A number along the scale; money in its short form. */
function describeTick(value: number, measure: Measure): string {
  return measure.unit === 'GBP'
    ? addPlus(formatPoundsShort(value), value)
    : describeChange(value, measure);
}

function toDots(
  { dimension, parts }: ShownSplit,
  measure: Measure,
  referenceData: ReferenceData,
): readonly BlockRow[] {
  const toWords = (value: number | null): BlockCell => ({
    ...emptyCell,
    text: value === null ? '' : formatBare(value, measure.unit),
  });
  return parts
    .toSorted((one, other) => (one.contribution?.amount ?? 0) - (other.contribution?.amount ?? 0))
    .map(({ key, before, after, contribution }): BlockRow => {
      const amount = contribution?.amount ?? 0;
      return {
        ...{
          key: toRowKey(key),
          kind: 'PART',
          label: labelOfPart(dimension, key, referenceData),
          group: null,
          isMarked: false,
        },
        cells: [
          toWords(toValue(measure, before)),
          toWords(toValue(measure, after)),
          { ...emptyCell, text: describeChange(amount, measure), value: amount },
        ],
      };
    });
}

/** The maximum number of parts at the same point of the scale that are named. */
const MAX_NAMED = 3;

/** Which parts are furthest from 0, and where. */
function describeFurthest(rows: readonly BlockRow[]): string | null {
  const [furthest] = rows.toSorted(
    (one, other) => Math.abs(other.cells[2]?.value ?? 0) - Math.abs(one.cells[2]?.value ?? 0),
  );
  const words = furthest?.cells[2]?.text ?? '';
  const names = rows.filter(({ cells }) => cells[2]?.text === words).map(({ label }) => label);
  if (words === '' || words === '0') return null;
  const rest = names.length - MAX_NAMED;
  return `${words}: ${joinWords(rest > 0 ? [...names.slice(0, MAX_NAMED), `${rest} more`] : names)}.`;
}

function describeDots(rows: readonly BlockRow[]): string {
  return `${rows.map(({ label, cells }) => `${label} ${cells[2]?.text ?? ''}`).join(', ')}.`;
}

const plurals: Readonly<Partial<Record<Dimension, string>>> = {
  AGENCY: 'agencies',
  AREA: 'districts',
  CRIME_TYPE: 'crime types',
};

/**
 * A part explains the larger part's change if it accounts for at least this share of that change.
 */
const MIN_OF_PART = 0.5;

/**
 * How the change in the explaining part spreads over other dimensions: names the part that accounts
 * for half of it or more, or says that none does. Null for shares, and if unknown.
 */
export function describeDrillDown(
  explained: Explained,
  change: ShownChange,
  { drillDown = [], referenceData }: AnswerSetting,
): string | null {
  const { explanation } = explained;
  if (
    explanation.kind !== 'PART' ||
    isShare(change.measure) ||
    !isSame(explained.compared, change.compared)
  )
    return null;
  const whole = drillDown.flatMap((figures) => decomposeDrillDown(figures)(explained) ?? []);
  const total =
    whole[0]?.parts.reduce((sum, { contribution }) => sum + (contribution?.amount ?? 0), 0) ?? 0;
  if (whole.length === 0 || whole.length < drillDown.length || total === 0) return null;
  const side = Math.sign(total);
  const largest = whole.flatMap(({ dimension, parts }) =>
    parts
      .map(({ key, contribution }) => ({ dimension, key, amount: contribution?.amount ?? 0 }))
      .toSorted((one, other) => side * (other.amount - one.amount))
      .slice(0, 1),
  );
  const maker = largest.find(
    ({ amount, key }) => key !== null && amount * side >= MIN_OF_PART * Math.abs(total),
  );
  const { measure } = change;
  const write = (amount: number) => formatBare(Math.abs(amount), measure.unit);
  if (maker) {
    const who = labelOfPart(maker.dimension, maker.key, referenceData);
    if (maker.amount * side > Math.abs(total)) return null;
    return maker.dimension === 'AGENCY'
      ? `${who} accounts for ${write(maker.amount)} of them.`
      : `${write(maker.amount)} of them ${describeWhere(maker.dimension)} ${who}.`;
  }
  const [first] = whole;
  const along = (first?.parts ?? [])
    .map(({ contribution }) => (contribution?.amount ?? 0) * side)
    .filter((amount) => amount > 0);
  const names = joinWords(whole.map(({ dimension }) => nameInSentence(dimension))).replace(
    ' and ',
    ' or ',
  );
  const [least, most] = [Math.min(...along), Math.max(...along)];
  const each = write(least) === write(most) ? write(most) : `${write(least)} to ${write(most)}`;
  const many = plurals[first?.dimension ?? 'AGENCY'] ?? 'parts';
  return `No one ${names} explains it: ${along.length} ${many} ${side > 0 ? 'rose' : 'fell'}, by ${each} each.`;
}

function describeWhere(dimension: Dimension): string {
  return dimension === 'AREA' ? 'are in' : 'are';
}
