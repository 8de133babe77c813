import type { Signal } from '#lib/signal.js';

const places: Readonly<Record<Signal, string>> = {
  ABOVE_UPPER_LIMIT: 'above the upper limit',
  BELOW_LOWER_LIMIT: 'below the lower limit',
  NEAR_UPPER_LIMIT: 'near the upper limit in at least 2 of 3 quarters',
  NEAR_LOWER_LIMIT: 'near the lower limit in at least 2 of 3 quarters',
  RUN_ABOVE_CENTRE: 'one of at least 7 in a row above the centre',
  RUN_BELOW_CENTRE: 'one of at least 7 in a row below the centre',
  RISING: 'one of at least 6 in a row, each above the one before',
  FALLING: 'one of at least 6 in a row, each below the one before',
};

/** What makes a quarter more than the usual ups and downs, in words. */
export function wordSignal(signal: Signal): string {
  return places[signal];
}
