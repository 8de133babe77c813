import type { PeriodChoice } from './choice.js';
import type { Scope } from './scope.js';

/**
 * The quarter at whose end stocks are told, such as posts, and of which something is judged: the last of a range that is closed, for
 * quarters of a stock do not add up and no range is judged. Of one quarter, and where none is closed, it is the last.
 */
export function findStockQuarter(
  { quarter, from }: Pick<Scope, 'quarter' | 'from'>,
  { periods }: { readonly periods: readonly PeriodChoice[] },
): PeriodChoice {
  const closed = periods.findLast(({ code, isOpen }) => !isOpen && code >= from.code && code <= quarter.code);
  return closed ?? quarter;
}
