import type { MeasureKey } from '#domain/measures/catalogue.js';
import type { PartnershipParts } from '#testing/partnership.js';

/** A measure of a few rows, computed by hand, which the API must return in totals. */
export interface Example {
  readonly measure: MeasureKey;
  /** The calculation in words. */
  readonly because: string;
  /** The content of `where` in GraphQL; by default there is no filter. */
  readonly where?: string;
  /** A measure that must be selected with it. */
  readonly beside?: MeasureKey;
  /** The value, in the unit of the measure. */
  readonly value: number;
  readonly text: string;
  /** The numerator and the denominator of a ratio; undefined for a count. */
  readonly over?: readonly [number, number];
}

/** The returns of agencies on one subject, and the examples computed from them. */
export interface Subject extends PartnershipParts {
  readonly name: string;
  readonly examples: readonly Example[];
}
