import type { FormSubject } from './target-form.type.js';

const units: Readonly<Record<string, string>> = {
  PERCENT: 'in per cent',
  RATE: 'for each 1,000 people',
  GBP: 'in pounds',
  KILOGRAMS: 'in kilograms',
  YEARS: 'in years',
  HOURS: 'in hours',
  FTE: 'in full-time equivalents',
};

/** `Target, in per cent`; a count needs no unit. */
export function labelNumber(name: string, unit: string): string {
  const words = units[unit];
  return words === undefined ? name : `${name}, ${words}`;
}

const met: Readonly<Record<string, string>> = {
  HIGHER: 'A figure at or above it meets the target.',
  LOWER: 'A figure at or below it meets the target.',
  NEAREST: 'A figure this close to zero or closer, either way, meets the target.',
};

/** Says which figures meet a single value. */
export function explainValue(direction: string): string {
  return met[direction] ?? '';
}

const metBand: Readonly<Record<string, string>> = {
  HIGHER: 'A figure within the band or above it meets the target.',
  LOWER: 'A figure within the band or below it meets the target.',
  NEAREST: 'A figure within the band meets the target.',
};

/** Says which figures meet a band. */
export function explainBand(direction: string): string {
  return metBand[direction] ?? '';
}

/** Says how far a figure may miss a target, and what applies if the field is left empty. */
export function explainTolerance(unit: string): string {
  const usual = unit === 'PERCENT' ? '5 percentage points' : '5% of the target';
  return `How far a figure may miss the target and still be near it. If left empty, ${usual}.`;
}

/** `Q2 2026/27, Reading, Thames Valley Police, Prevent` */
export function describeSubject({ quarter, area, agency, objective }: FormSubject): string {
  const parts = [
    quarter.label,
    area?.name ?? 'the whole force',
    agency?.name ?? 'all agencies',
    objective?.name,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}
