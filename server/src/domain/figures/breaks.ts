import type { MeasureKey } from '#domain/measures/catalogue.js';
import type { DateRange } from '#domain/time.js';

import type { Break } from './raw.js';

/** Whether a change in recording falls on one of the days and touches the measure: figures over those days are broken. */
export function doesTouch({ happenedOn, measures }: Break, measure: MeasureKey, days: readonly DateRange[]): boolean {
  return measures.includes(measure) && days.some(({ from, until }) => from <= happenedOn && happenedOn < until);
}
