import { disruptionMeasures } from './disruptions.js';
import { groupMeasures } from './groups.js';
import type { Measure, Term } from './measure.js';
import { referralMeasures } from './referrals.js';
import { reportMeasures } from './reports.js';
import { resourceMeasures } from './resources.js';
import { returnMeasures } from './returns-received.js';

/**
 * Every measure of the partnership, in the order in which people read them. To add one, declare it
 * here.
 */
export const catalogue = {
  ...reportMeasures,
  ...disruptionMeasures,
  ...groupMeasures,
  ...referralMeasures,
  ...resourceMeasures,
  ...returnMeasures,
} as const;

export type MeasureKey = keyof typeof catalogue;

/** The declaration of a measure. */
export function measureOf(key: MeasureKey): Measure {
  return catalogue[key];
}

/** Whether a text is the key of a measure. */
export function isMeasureKey(text: string): text is MeasureKey {
  return Object.hasOwn(catalogue, text);
}

export const measureKeys: readonly MeasureKey[] = Object.keys(catalogue).filter(isMeasureKey);

/** The measure that gives a count per 1,000 residents; null if none is declared. */
export function findRate({ numerator, denominator }: Measure): MeasureKey | null {
  if (denominator !== null) return null;
  const isRate = (other: Measure) =>
    other.denominator === 'POPULATION' && areSame(other.numerator, numerator);
  return measureKeys.find((key) => isRate(measureOf(key))) ?? null;
}

/** The count behind a measure per 1,000 residents; null if the measure is not such a rate. */
export function countOf(key: MeasureKey): MeasureKey | null {
  if (measureOf(key).denominator !== 'POPULATION') return null;
  return measureKeys.find((other) => findRate(measureOf(other)) === key) ?? null;
}

function areSame(some: readonly Term[], others: readonly Term[]): boolean {
  return (
    some.length === others.length &&
    some.every(
      ({ part, sign }, index) => part === others[index]?.part && sign === others[index].sign,
    )
  );
}
