/** Why a quarter is more than the usual ups and downs, as the server names it. */
export type Signal =
  | 'ABOVE_UPPER_LIMIT'
  | 'BELOW_LOWER_LIMIT'
  | 'NEAR_UPPER_LIMIT'
  | 'NEAR_LOWER_LIMIT'
  | 'RUN_ABOVE_CENTRE'
  | 'RUN_BELOW_CENTRE'
  | 'RISING'
  | 'FALLING';

/** Whether a real change is above or below the usual range. */
export type Side = 'HIGH' | 'LOW';

const sides: Readonly<Record<Signal, Side>> = {
  ABOVE_UPPER_LIMIT: 'HIGH',
  BELOW_LOWER_LIMIT: 'LOW',
  NEAR_UPPER_LIMIT: 'HIGH',
  NEAR_LOWER_LIMIT: 'LOW',
  RUN_ABOVE_CENTRE: 'HIGH',
  RUN_BELOW_CENTRE: 'LOW',
  RISING: 'HIGH',
  FALLING: 'LOW',
};

/** The side of the most important signal, which comes first. Null if there are none. */
export function findSide([first]: readonly Signal[]): Side | null {
  return first === undefined ? null : sides[first];
}

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

/** Why a quarter is more than the usual ups and downs, in words. */
export function describeSignal(signal: Signal): string {
  return places[signal];
}
