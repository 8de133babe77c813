import type { MeasureKey } from '#domain/measures/catalogue.js';
import type { PartnershipParts } from '#testing/partnership.js';

/** A measure over a few rows, computed by hand: what the API must return in totals. */
export interface Example {
  readonly measure: MeasureKey;
  /** The arithmetic. */
  readonly because: string;
  /** The content of `where`, in GraphQL; everything if not given. */
  readonly where?: string;
  /** Measures that must be selected with it. */
  readonly beside?: MeasureKey;
  /** In the unit of the measure. */
  readonly value: number;
  readonly text: string;
  /** The numerator and denominator of a ratio; a count has neither. */
  readonly over?: readonly [number, number];
}

/** What agencies sent on one subject, and the examples computed from it. */
export interface Subject extends PartnershipParts {
  readonly name: string;
  readonly examples: readonly Example[];
}
