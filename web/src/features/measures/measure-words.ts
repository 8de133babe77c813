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

const units: Readonly<Record<string, string>> = {
  COUNT: 'Number',
  PERCENT: 'Per cent',
  RATE: 'Per 1,000 people',
  GBP: 'Pounds',
  HOURS: 'Hours',
  KILOGRAMS: 'Kilograms',
  YEARS: 'Years',
  FTE: 'Full-time equivalents',
};

/** The unit in words: `PERCENT` is `Per cent`. A unit not named here reads as its code in small letters. */
export function wordUnit(unit: string): string {
  return units[unit] ?? unit.toLowerCase().replaceAll('_', ' ');
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
