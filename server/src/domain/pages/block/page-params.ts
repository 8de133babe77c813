import type { AgencyRecord } from '#domain/agencies.js';
import type { Dimension } from '#domain/measures/dimensions.js';
import type { AreaRecord } from '#domain/places.js';
import type { CardParams } from '#domain/scorecard/ask-headlines.js';
import type { Objective } from '#domain/scorecard/headline.js';

import type { PageTime } from './page-time.js';

/** The scope of a page. */
export interface PageParams {
  readonly asked: CardParams;
  /** The objective; null for all objectives together. */
  readonly objective: Objective | null;
  /** How the page is shown over time; null if its quarter is rated. */
  readonly time: PageTime | null;
  /**
   * The agencies whose own figures are shown next to other agencies' protected ones: the viewer's,
   * or none.
   */
  readonly own: readonly AgencyRecord[];
  /** The area that the page's own is compared with; null or absent if there is no comparison. */
  readonly compare?: AreaRecord | null;
  /** The change that is broken down; if absent, the one that is rated. */
  readonly change?: ChangeParams;
}

/**
 * Which change is broken down if there are several, and by what. Null means the one that is rated,
 * and the dimension that explains it.
 */
export interface ChangeParams {
  readonly against: Against | null;
  readonly by: Dimension | null;
}

/** What the quarter can be compared with. */
export const comparisons = {
  LAST_QUARTER: 'The quarter before.',
  LAST_YEAR: 'The same quarter last year.',
} as const;
export type Against = keyof typeof comparisons;
