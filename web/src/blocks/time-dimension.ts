import { shiftQuarter } from '#lib/quarter.js';
import type { Step } from '#lib/scope/scope.js';

import type { BlockQuestion } from './block.type.js';

const steps: Readonly<Record<string, Step>> = {
  MONTH: 'month',
  QUARTER: 'quarter',
  FINANCIAL_YEAR: 'year',
  CALENDAR_YEAR: 'year',
};

/** The step of a time dimension; null for any other dimension. */
export function toStep(dimension: string): Step | null {
  return steps[dimension] ?? null;
}

/**
 * The time conditions that replace the quarters of a filter and leave one period of a time
 * dimension.
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
