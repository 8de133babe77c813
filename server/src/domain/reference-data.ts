import type { AgencyRecord } from './agencies.js';
import type { Obligation } from './obligations.js';
import type { Periods } from './period.js';
import type { Places } from './places.js';
import type { PlainDate } from './plain-date.js';

/**
 * What questions and answers refer to: the places, the agencies, the returns that they owe and by
 * when, and today's date.
 */
export interface ReferenceData {
  readonly today: PlainDate;
  readonly places: Places;
  readonly agencies: readonly AgencyRecord[];
  readonly periods: Periods;
  readonly obligations: readonly Obligation[];
}
