import { shiftQuarter } from '#lib/quarter.js';
import type { Step } from '#lib/scope.js';

import type { BlockQuestion } from './block.type.js';

const steps: Readonly<Record<string, Step>> = {
  MONTH: 'month',
  QUARTER: 'quarter',
  FINANCIAL_YEAR: 'year',
  CALENDAR_YEAR: 'year',
};

/** What of time a row stands for by a dimension; null for one that is not of time. */
export function toStep(dimension: string): Step | null {
  return steps[dimension] ?? null;
}

/**
 * What a filter takes in place of its quarters, so that it leaves one period of a dimension of
 * time.
 */
export function filterPeriod(
  dimension: string,
  period: string,
  { window }: Pick<BlockQuestion, 'window'>,
) {
  if (dimension === 'MONTH') return { quarter: null, month: { in: [period] } };
  if (dimension === 'FINANCIAL_YEAR') return { quarter: null, financialYear: { in: [period] } };
  if (dimension === 'CALENDAR_YEAR')
    return { quarter: null, calendarYear: { in: [Number(period)] } };
  return {
    quarter:
      window === 'PERIOD' ? { in: [period] } : { from: shiftQuarter(period, -3), to: period },
  };
}
