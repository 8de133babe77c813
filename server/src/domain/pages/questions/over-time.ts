import { noChange } from '#domain/figures/figure/change.js';
import { type Figure, toFigure } from '#domain/figures/figure/figure.js';
import type { Row } from '#domain/figures/figure/row.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import type { Dimension } from '#domain/measures/dimensions.js';
import type { PageParams } from '#domain/pages/block/page-params.js';
import {
  drawnQuarters,
  type PageTime,
  shownQuarters,
  toTimeDimension,
  toWindow,
} from '#domain/pages/block/page-time.js';
import type { BlockDeclaration } from '#domain/pages/declared/declaration.js';
import type { Quarter } from '#domain/quarter.js';
import type { KeyValue } from '#domain/question/dimension-values.js';
import type { Filter } from '#domain/question/filter.js';
import { toKeyText } from '#domain/question/group-keys.js';
import { MAX_GROUPS, type Question } from '#domain/question/question.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { type CardParams, conditionsOf, spanOf } from '#domain/scorecard/ask-headlines.js';
import { drawControlChart } from '#domain/scorecard/control-chart.js';
import { type Headline, subjectOf } from '#domain/scorecard/headline.js';
import { askedOf } from '#domain/scorecard/headline-parts.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';

import { askedBy, headlinesOfParts, headlinesOfWhole } from './block-headlines.js';
import type { GroupName } from './find-kpi.js';
import { isOfOwn, toOwnAsked } from './own.js';

/** A page's question over time, and whose figures answer it. */
export interface OverTimeQuestion {
  readonly name: GroupName;
  readonly asked: CardParams;
  readonly headlines: readonly Headline[];
  /**
   * Whether the question is by the page's step, for lines; otherwise it covers the whole range at
   * once.
   */
  readonly isBySteps: boolean;
  readonly question: Question;
}

/**
 * What the blocks on a page ask if nothing is rated: figures for everything shown, and those that
 * are drawn step by step.
 */
export function askOverTime(
  blocks: readonly BlockDeclaration[],
  page: PageParams & { readonly time: PageTime },
  referenceData: ReferenceData,
): readonly OverTimeQuestion[] {
  const { time } = page;
  const { quarter } = page.asked;
  return blocks.flatMap((block) => {
    if (block.view === 'NOW') return [];
    if (block.view === 'TASKS') return [];
    const { name, asked } = askedBy(block, page, referenceData);
    const lines = [
      headlinesOfWhole(block, page),
      headlinesOfParts(block, { ...page, asked }, referenceData),
    ]
      .flatMap((headlines) => [
        headlines.filter(({ objective }) => objective === null),
        headlines.filter(({ objective }) => objective !== null),
      ])
      .filter(({ length }) => length > 0);
    const isDrawn = ({ measure }: Headline) =>
      block.view === 'CONTROL' ||
      block.view === 'MEASURES' ||
      block.view === 'TILES' ||
      (block.view === 'TABLE' &&
        (block.isAlsoByQuarter === true ||
          block.columns.some(
            ({ drawing, ...column }) =>
              column.measure === measure &&
              (drawing === 'SPARKLINE' || drawing === 'PANEL' || drawing === 'LINE'),
          )));
    // A count includes the viewer's own part; the viewer's own shares are asked for separately.
    const apart =
      block.view === 'MEASURES' && page.own.length > 0 && isOfOwn(block)
        ? [
            toQuestion(
              {
                name: 'OWN',
                asked: toOwnAsked(asked, page.own),
                headlines: headlinesOfWhole(block, page),
                isBySteps: false,
              },
              { quarters: shownQuarters(time, quarter), time, referenceData },
            ),
          ]
        : [];
    return [
      ...apart,
      ...lines.flatMap((headlines) => [
        toQuestion(
          { name, asked, headlines, isBySteps: false },
          { quarters: shownQuarters(time, quarter), time, referenceData },
        ),
        ...[headlines.filter(isDrawn)]
          .filter(({ length }) => length > 0)
          .map((drawn) =>
            toQuestion(
              { name, asked, headlines: drawn, isBySteps: true },
              { quarters: drawnQuarters(time, quarter, referenceData), time, referenceData },
            ),
          ),
      ]),
    ];
  });
}

interface Setting {
  readonly quarters: readonly Quarter[];
  readonly time: PageTime;
  readonly referenceData: ReferenceData;
}

/** Headlines in one question have the same dimension, and all have an objective or none does. */
function toQuestion(
  wanted: Omit<OverTimeQuestion, 'question'>,
  { quarters, time, referenceData }: Setting,
): OverTimeQuestion {
  const { headlines, asked, isBySteps } = wanted;
  const [first] = headlines;
  const days: Filter = { leaf: { axis: 'TIME', ranges: [spanOf(quarters)] } };
  const by: readonly Dimension[] = [
    ...(isBySteps ? [toTimeDimension(time)] : []),
    ...(first?.objective ? (['OBJECTIVE'] as const) : []),
    ...(first?.part ? [first.part.dimension] : []),
  ];
  const measures: readonly MeasureKey[] = [...new Set(headlines.map(({ measure }) => measure))];
  return {
    ...wanted,
    question: {
      by,
      filter: { and: [days, ...conditionsOf(asked, referenceData)] },
      window: isBySteps ? toWindow(time) : 'PERIOD',
      changes: [],
      measures,
      orderBy: [],
      first: MAX_GROUPS,
      fillGaps: true,
    },
  };
}

/** The rows that answer a question, and those of its whole. */
export interface AnsweredOverTime extends OverTimeQuestion {
  readonly rows: readonly Row[];
  readonly totals: Row;
}

/**
 * Makes unrated figures, in the shape of rated ones, from the answers: one for each headline and
 * group.
 */
export function toUnrated(
  answered: readonly AnsweredOverTime[],
  referenceData: ReferenceData,
): ReadonlyMap<GroupName, readonly JudgedKpi[]> {
  const groups = new Map<GroupName, JudgedKpi[]>();
  const find = (read: AnsweredOverTime) => {
    const byKey = new Map(read.rows.map((row) => [toKeyText(row.key), row] as const));
    return (key: readonly KeyValue[]) =>
      key.length === 0 ? read.totals : (byKey.get(toKeyText(key)) ?? null);
  };
  for (const shown of answered.filter(({ isBySteps }) => !isBySteps)) {
    const findShown = find(shown);
    const kpis = shown.headlines.map((headline) => {
      const key = [headline.objective, headline.part?.key ?? null].filter(
        (value) => value !== null,
      );
      const trend = answered
        .filter(
          ({ name, isBySteps, headlines }) =>
            isBySteps && name === shown.name && headlines.some((each) => isSame(each, headline)),
        )
        .slice(0, 1)
        .flatMap((drawn) => {
          const periods = [...new Set(drawn.rows.map((row) => String(row.key[0])))].toSorted();
          const findDrawn = find(drawn);
          return periods.map((period) => ({
            quarter: period,
            figure: figureOf(findDrawn([toPeriodKey(period, drawn), ...key]), headline.measure),
            target: null,
          }));
        });
      return toKpi(headline, {
        figure: figureOf(findShown(key), headline.measure),
        trend,
        asked: askedOf(headline.part, shown.asked, referenceData),
      });
    });
    groups.set(shown.name, [...(groups.get(shown.name) ?? []), ...kpis]);
  }
  return groups;
}

function toPeriodKey(period: string, { rows }: AnsweredOverTime): KeyValue {
  return rows.find(({ key }) => String(key[0]) === period)?.key[0] ?? period;
}

function isSame(one: Headline, other: Headline): boolean {
  return (
    one.measure === other.measure &&
    one.objective === other.objective &&
    one.part?.key === other.part?.key
  );
}

function figureOf(row: Row | null, measure: MeasureKey): Figure {
  return (
    row?.figures.get(measure) ??
    toFigure(measureOf(measure), { numerator: 0, denominator: null }, ['NOT_AVAILABLE'])
  );
}

interface Summary {
  readonly figure: Figure;
  readonly trend: JudgedKpi['trend'];
  readonly asked: CardParams;
}

function toKpi(
  { measure: key, objective, part, name, wording }: Headline,
  { figure, trend, asked }: Summary,
): JudgedKpi {
  const measure = measureOf(key);
  const change = noChange(measure, 'a range of quarters is not compared');
  return {
    ...{ wording, measure, objective, part, name, asked, trend },
    quarter: LAST,
    subject: subjectOf(measure),
    figure: { ...figure, changes: new Map() },
    ...{ previousQuarter: change, sameQuarterLastYear: change },
    chart: drawControlChart([], { lower: -Infinity, upper: Infinity }),
    charted: [],
    target: null,
    status: 'NO_TARGET',
    variation: 'TOO_FEW_POINTS',
    assurance: 'NONE',
    ...{ signal: null, latestBreak: null, beside: null },
    ...{ isOpen: false, isTooSmall: false },
    sentence: '',
    periodStatus: 'FINAL',
    ...{ returnsDue: 0, returnsReceived: 0 },
  };
}

/** A text that sorts after the key of every period. */
const LAST = '9999';
