const directions: Readonly<Record<string, string>> = {
  HIGHER: 'Higher is better',
  LOWER: 'Lower is better',
  NEAREST: 'The nearer to zero, the better',
  NEUTRAL: 'Neither more nor less is better',
};

/** Which direction is better, in words. */
export function describeDirection(direction: string): string {
  return directions[direction] ?? direction;
}

const openness: Readonly<Record<string, string>> = {
  OPEN: 'Every partner',
  PROTECTED: 'People with clearance; others see it rounded',
  PROTECTED_CRIME_TYPES: 'Every partner; two crime types are protected',
  CLEARED_BY_DISTRICT: 'Every partner; by district, only people with clearance',
};

/** Who sees the true figures of a measure, in a few words. */
export function describeOpenness(rule: string): string {
  return openness[rule] ?? rule;
}
