import type { AgencyRecord } from '#domain/agencies.js';
import type { Dimension } from '#domain/measures/dimensions.js';
import type { AreaRecord } from '#domain/places.js';
import type { CardParams } from '#domain/scorecard/ask-headlines.js';
import type { Objective } from '#domain/scorecard/headline.js';

import type { PageTime } from './page-time.js';

/** What a page is narrowed to. */
export interface PageParams {
  readonly asked: CardParams;
  /** Null for all objectives together. */
  readonly objective: Objective | null;
  /** How it is told over time; null where its quarter is judged. */
  readonly time: PageTime | null;
  /**
   * Whose own figures stand beside those of others that are protected: the viewer's agencies; none
   * for everybody else.
   */
  readonly own: readonly AgencyRecord[];
  /** What it is compared with; null, or not there, where nothing is asked for. */
  readonly compare?: AreaRecord | null;
  /** The change that is taken apart; not there for the one that is judged. */
  readonly change?: ChangeParams;
}

/**
 * Which change is taken apart where more than one can be, and by what. Null is the one that is
 * judged, and the list that explains it.
 */
export interface ChangeParams {
  readonly against: Against | null;
  readonly by: Dimension | null;
}

/** What the quarter can be compared with. */
export const comparisons = {
  LAST_QUARTER: 'The quarter before.',
  LAST_YEAR: 'The same quarter of last year.',
} as const;
export type Against = keyof typeof comparisons;
