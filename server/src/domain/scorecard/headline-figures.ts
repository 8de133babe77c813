import { type Change, noChange } from '#domain/figures/figure/change.js';
import { type Figure, toFigure } from '#domain/figures/figure/figure.js';
import type { ShownRow } from '#domain/figures/table/answer.js';
import { lazily } from '#domain/lazily.js';
import { measureOf } from '#domain/measures/catalogue.js';
import type { Measure } from '#domain/measures/measure.js';
import type { Quarter } from '#domain/quarter.js';
import type { KeyValue } from '#domain/question/dimension-values.js';
import type { Comparison } from '#domain/question/question.js';
import type { ReferenceData } from '#domain/reference-data.js';

import { type CardAnswers, rowFinder, type RowReader, tableOf } from './answers.js';
import type { CardParams, CardQuestion } from './ask-headlines.js';
import type { FigureOfQuarter } from './charted-quarters.js';
import type { Headline } from './headline.js';
import { askedOf } from './headline-parts.js';
import { seriesQuarters } from './judged-series.js';
import { trendQuarters } from './quarters.js';

interface Setting {
  readonly readRows: RowReader;
  readonly asked: CardParams;
  readonly referenceData: ReferenceData;
}

/**
 * Finds the figures of a headline in the engine's answers: its trend, the series that it is rated
 * over, the quarter shown, and its changes.
 */
export function figureFinder(answers: CardAnswers, { readRows, asked, referenceData }: Setting) {
  const { quarter } = asked;
  const quarters = trendQuarters(quarter, referenceData);
  const running = runningFinder(answers, referenceData);

  return ({ measure: name, objective, part }: Pick<Headline, 'measure' | 'objective' | 'part'>) => {
    const measure = measureOf(name);
    const all = objective === null ? 'ALL' : 'OBJECTIVES';
    const read = readRows(part === null ? all : `${all} BY ${part.dimension}`);
    if (!read) throw new Error('A headline was not asked');
    const key = [objective, part?.key ?? null].filter((value) => value !== null);
    const find = (of: Quarter) => read.figureOf([of, ...key], name);
    const figure = find(quarter);
    const whole = objective === null ? 'RUNNING' : 'RUNNING_OBJECTIVES';
    const likeForLike = running(
      part === null ? whole : `${whole} BY ${part.dimension}`,
      key,
    )?.figures.get(name)?.changes;
    const change = (to: Comparison): Change =>
      likeForLike?.get(to) ??
      (figure
        ? read.changeTo(to)([quarter, ...key], name)
        : noChange(measure, 'there is no figure'));
    // Parts in a table do not show a change.
    const previousQuarter = lazily(() => change('PREVIOUS_PERIOD'));
    const sameQuarterLastYear = lazily(() => change('SAME_PERIOD_LAST_YEAR'));
    const isExact = read.isExact(name);
    // Most quarters are needed only for their value, in a chart that is not drawn.
    const findPoint = (of: Quarter) => find(of) ?? toMissing(measure);
    const toPoint = (of: Quarter) =>
      new FoundQuarter(of, isExact ? read.valueOf([of, ...key], name) : undefined, findPoint);
    const series = lazily(() =>
      seriesQuarters(measure, askedOf(part, asked, referenceData), referenceData).map(toPoint),
    );
    const trend = lazily(() => {
      // The series nearly always contains most quarters of the trend, in the same order.
      const points = series();
      const start = points.findIndex((point) => point.quarter === quarters[0]);
      return quarters.map((of, index) => (start < 0 ? null : points[start + index]) ?? toPoint(of));
    });
    return {
      trendQuarters: quarters,
      get trend() {
        return trend();
      },
      get series() {
        return series();
      },
      figure: {
        ...(figure ?? toMissing(measure)),
        get changes() {
          return new Map([
            ['PREVIOUS_PERIOD', previousQuarter()] as const,
            ['SAME_PERIOD_LAST_YEAR', sameQuarterLastYear()] as const,
          ]);
        },
      },
      get previousQuarter() {
        return previousQuarter();
      },
      get sameQuarterLastYear() {
        return sameQuarterLastYear();
      },
    };
  };
}

/** A class, because a page makes thousands. */
class FoundQuarter implements FigureOfQuarter {
  readonly #find: (quarter: Quarter) => Figure;

  constructor(
    readonly quarter: Quarter,
    readonly exact: number | null | undefined,
    find: (quarter: Quarter) => Figure,
  ) {
    this.#find = find;
  }

  get figure(): Figure {
    return this.#find(this.quarter);
  }
}

/**
 * Finds rows of the quarter shown if it is open; null if it is not. Without a key, totals are used.
 */
export function runningFinder(answers: CardAnswers, referenceData: ReferenceData) {
  const known = new Map<CardQuestion, ((key: readonly KeyValue[]) => ShownRow | null) | null>();
  return (name: CardQuestion, key: readonly KeyValue[]) => {
    const find = known.get(name);
    if (find !== undefined) return find?.(key) ?? null;
    const table = tableOf(answers, name, referenceData);
    const found = table && (key.length === 0 ? () => table.totals : rowFinder(table));
    known.set(name, found);
    return found?.(key) ?? null;
  };
}

function toMissing(measure: Measure): Figure {
  return toFigure(measure, { numerator: 0, denominator: null }, ['NOT_AVAILABLE']);
}
