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
};

/** The unit in words: `PERCENT` is `Per cent`. A unit not named here reads as its code in small letters. */
export function wordUnit(unit: string): string {
  return units[unit] ?? unit.toLowerCase().replaceAll('_', ' ');
}
