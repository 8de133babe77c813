const directions: Readonly<Record<string, string>> = {
  HIGHER: 'Higher is better',
  LOWER: 'Lower is better',
  NEAREST: 'Nearest to zero is better',
  NEUTRAL: 'Neither way is better',
};

/** Which way is better, in words. */
export function wordDirection(direction: string): string {
  return directions[direction] ?? direction;
}

const openness: Readonly<Record<string, string>> = {
  OPEN: 'Every partner',
  PROTECTED: 'The cleared; others see it protected',
  PROTECTED_CRIME_TYPES: 'Every partner; two crime types are protected',
  CLEARED_BY_DISTRICT: 'Every partner; by district the cleared',
};

/** Who sees a measure as it is, in a few words. */
export function wordOpenness(rule: string): string {
  return openness[rule] ?? rule;
}
