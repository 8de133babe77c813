import { shiftQuarter } from '#lib/quarter.js';
import type { Step } from '#lib/scope/scope.js';

const steps: Readonly<Record<string, Step>> = {
  MONTH: 'month',
  QUARTER: 'quarter',
  FINANCIAL_YEAR: 'year',
  CALENDAR_YEAR: 'year',
};

/** Whether a grouping is by time. */
export function isTime({ dimension }: { readonly dimension: string }): boolean {
  return toTimeStep(dimension) !== null;
}

/** The period that each group of a dimension stands for; null if the dimension is not time. */
export function toTimeStep(dimension: string): Step | null {
  return steps[dimension] ?? null;
}

/** With more periods than this, gaps are not filled. */
const maxPeriods = 400;

/** The keys of all periods from the first to the last, in order: one without a row is a gap. */
export function fillPeriods(keys: readonly string[], dimension: string): readonly string[] {
  const known = [...new Set(keys)].toSorted();
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [];
  const filled: string[] = [];
  for (
    let key = first;
    key <= last && filled.length < maxPeriods;
    key = nextPeriod(key, dimension)
  ) {
    filled.push(key);
    if (nextPeriod(key, dimension) === key) break;
  }
  return known.every((key) => filled.includes(key)) ? filled : known;
}

/** The key of the next period; the same key if it is not that of a period of the dimension. */
export function nextPeriod(key: string, dimension: string): string {
  switch (dimension) {
    case 'QUARTER':
      return shiftQuarter(key, 1);
    case 'MONTH': {
      const [year, month] = key.split('-').map(Number);
      if (year === undefined || month === undefined) return key;
      return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
    }
    case 'FINANCIAL_YEAR': {
      const year = Number(key.slice(0, 4));
      return Number.isInteger(year)
        ? `${year + 1}-${String((year + 2) % 100).padStart(2, '0')}`
        : key;
    }
    default: {
      const year = Number(key);
      return Number.isInteger(year) ? String(year + 1) : key;
    }
  }
}
