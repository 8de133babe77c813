import type { MoneyRow_FigureRowFragment } from '#graphql/operations.js';
import type { FigureValue } from '#lib/figure.js';
import { explainRow, type FigureQuestion, type RowKey } from '#lib/figure-question.js';
import type { FigureCell } from '#ui/figure-block/figure-block.type.js';

import { missing, toCell } from './figures.js';

/** Pounds spent and pounds budgeted, and how far the forecast lies from the budget, in per cent of it. */
interface Money {
  readonly spend: FigureValue;
  readonly budget: FigureValue;
  readonly variance: FigureValue;
}

/** What the columns after the first are called. */
export const moneyHeadings = ['Spend', 'Budget', 'Forecast variance'] as const;

/** The money of a row, or of all of them. */
export function toMoney({ spend, budget, forecastVariance }: Omit<MoneyRow_FigureRowFragment, '__typename' | ' $fragmentName'>): Money {
  return { spend: spend ?? missing, budget: budget ?? missing, variance: forecastVariance ?? missing };
}

/** Its cells in a table, each of which can be explained. */
export function toMoneyCells({ spend, budget, variance }: Money, question: FigureQuestion, key: RowKey): readonly FigureCell[] {
  return [
    toCell(spend, explainRow(question, 'spend', key)),
    toCell(budget, explainRow(question, 'budget', key)),
    toCell(variance, explainRow(question, 'forecastVariance', key)),
  ];
}
