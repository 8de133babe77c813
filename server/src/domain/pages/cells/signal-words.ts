import type { ControlSignal } from '#domain/scorecard/signals.js';

/** What makes a quarter more than the usual ups and downs, in words. */
export const signalWords: Readonly<Record<ControlSignal, string>> = {
  ABOVE_UPPER_LIMIT: 'above the usual range',
  BELOW_LOWER_LIMIT: 'below the usual range',
  NEAR_UPPER_LIMIT: 'near the upper limit in at least 2 of 3 quarters',
  NEAR_LOWER_LIMIT: 'near the lower limit in at least 2 of 3 quarters',
  RUN_ABOVE_CENTRE: 'one of at least 7 in a row above average',
  RUN_BELOW_CENTRE: 'one of at least 7 in a row below average',
  RISING: 'one of at least 6 in a row, each above the one before',
  FALLING: 'one of at least 6 in a row, each below the one before',
};
