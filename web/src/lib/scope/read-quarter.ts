import { isQuarterKey, labelQuarter } from '#lib/quarter.js';

import { findChoice, type PeriodChoice } from './choice.js';

interface ReadQuarter {
  readonly choice: PeriodChoice | null;
  readonly problem: string | null;
}

/**
 * Finds the quarter that an address names among `periods`, which are in order of time. A quarter
 * that has not started, or is before the first figures, gets a different message from a text that
 * is not a quarter. `instead` says what is shown then.
 */
export function readQuarter(
  code: string | null,
  periods: readonly PeriodChoice[],
  instead: string,
): ReadQuarter {
  const found = findChoice(code, periods, { what: 'a known quarter', instead });
  const [first, last] = [periods[0], periods.at(-1)];
  if (
    code === null ||
    found.choice !== null ||
    first === undefined ||
    last === undefined ||
    !isQuarterKey(code)
  )
    return found;

  const name = labelQuarter(code, 0);
  if (code > last.code)
    return {
      choice: null,
      problem: `${name} has not begun, and the latest quarter is ${last.name}, so ${instead}.`,
    };
  if (code < first.code)
    return {
      choice: null,
      problem: `${name} is before the first figures, which are for ${first.name}, so ${instead}.`,
    };
  return found;
}
