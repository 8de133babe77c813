import type { MeasureKey } from '#domain/measures/catalogue.js';
import type { PartnershipParts } from '#testing/partnership.js';

/** A measure over a few rows, computed by hand: what the API must answer in totals. */
export interface Example {
  readonly measure: MeasureKey;
  /** The arithmetic. */
  readonly because: string;
  /** The inside of `where`, as GraphQL writes it; everything where it is not given. */
  readonly where?: string;
  /** Measures without which it may not be asked for. */
  readonly beside?: MeasureKey;
  /** In the unit of the measure. */
  readonly value: number;
  readonly text: string;
  /** Above and below the line of a ratio; a count has neither. */
  readonly over?: readonly [number, number];
}

/** What agencies sent of one subject, and the examples that are computed from it. */
export interface Subject extends PartnershipParts {
  readonly name: string;
  readonly examples: readonly Example[];
}
