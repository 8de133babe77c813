import { type Change, noChange } from '#domain/figures/change.js';
import { type Figure, toFigure } from '#domain/figures/figure.js';
import type { Row } from '#domain/figures/order.js';
import type { Comparison } from '#domain/figures/question.js';
import type { World } from '#domain/figures/world.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';

import { type CardAnswers, rowFinder, type RowReader, tableOf } from './answers.js';
import type { CardAsked } from './ask-headlines.js';
import type { Headline } from './headline.js';
import { trendQuarters } from './quarters.js';

interface Setting {
  readonly readRows: RowReader;
  readonly asked: CardAsked;
  readonly world: World;
}

/** Finds the figures of a headline in what the engine answered: its trend, the quarter shown, and its changes. */
export function figureFinder(answers: CardAnswers, { readRows, asked: { quarter }, world }: Setting) {
  const quarters = trendQuarters(quarter, world);
  const all = readRows('ALL');
  const apart = readRows('OBJECTIVES');
  const runningAll = tableOf(answers, 'RUNNING', world)?.totals;
  const runningTable = tableOf(answers, 'RUNNING_OBJECTIVES', world);
  const runningOf = runningTable && rowFinder(runningTable);

  return ({ measure: name, objective }: Pick<Headline, 'measure' | 'objective'>) => {
    const measure = measureOf(name);
    const read = objective === null ? all : apart;
    if (!read) throw new Error('A headline was not asked');
    const find = (of: string) => read.rowOf(objective === null ? [of] : [of, objective]);
    const row = find(quarter);
    const likeForLike = (objective === null ? runningAll : runningOf?.([objective]))?.figures.get(name)?.changes;
    const change = (to: Comparison): Change =>
      likeForLike?.get(to) ?? (row ? read.changeTo(to)(row, name) : noChange(measure, 'there is no figure'));
    const [previousQuarter, sameQuarterLastYear] = [change('PREVIOUS_PERIOD'), change('SAME_PERIOD_LAST_YEAR')];
    return {
      trend: quarters.map((each) => ({ quarter: each, figure: figureOf(find(each), name) })),
      figure: {
        ...figureOf(row, name),
        changes: new Map([['PREVIOUS_PERIOD', previousQuarter] as const, ['SAME_PERIOD_LAST_YEAR', sameQuarterLastYear] as const]),
      },
      previousQuarter,
      sameQuarterLastYear,
    };
  };
}

function figureOf(row: Row | null, name: MeasureKey): Figure {
  return row?.figures.get(name) ?? toFigure(measureOf(name), { numerator: 0, denominator: null }, ['NOT_AVAILABLE']);
}
