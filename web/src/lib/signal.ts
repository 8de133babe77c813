/** What makes a quarter more than the usual ups and downs, as the server names it. */
export type Signal =
  | 'ABOVE_UPPER_LIMIT'
  | 'BELOW_LOWER_LIMIT'
  | 'NEAR_UPPER_LIMIT'
  | 'NEAR_LOWER_LIMIT'
  | 'RUN_ABOVE_CENTRE'
  | 'RUN_BELOW_CENTRE'
  | 'RISING'
  | 'FALLING';

/** Which side of what is usual a real change lies on. */
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

/** The side of the signal that weighs most, which stands first. Null without any. */
export function findSide([first]: readonly Signal[]): Side | null {
  return first === undefined ? null : sides[first];
}
