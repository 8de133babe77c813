import { formatDate } from '#domain/plain-date.js';

import { quoteColumn, textIn } from './column.js';
import type { RowRule } from './declaration.js';

/**
 * Refuses a day before another day of the same row; the same day and a row with only one of the two
 * days are accepted.
 */
export function notBefore(later: string, earlier: string): RowRule {
  return (record) => {
    const [after, before] = [textIn(record, later), textIn(record, earlier)];
    if (after === null || before === null || after >= before) return null;
    return {
      level: 'FAIL',
      column: later,
      message: `It is before ${quoteColumn(earlier)} (${formatDate(before)}). The same day or a later one is accepted.`,
    };
  };
}
