import { disruptionMeasures } from './disruptions.js';
import { groupMeasures } from './groups.js';
import type { Measure } from './measure.js';
import { referralMeasures } from './referrals.js';
import { reportMeasures } from './reports.js';
import { resourceMeasures } from './resources.js';
import { returnMeasures } from './returns-received.js';

/** Every measure of the partnership, in the order in which people read them. To add one is to declare it here. */
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
