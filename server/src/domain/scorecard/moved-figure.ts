import type { Headline } from './headline.js';
import { effectOn, type HeadlineEffect, type Sums } from './headline-effect.js';

/** A headline figure for one agency and quarter, before and after its records changed. */
export type MovedFigure = Pick<HeadlineEffect, 'measure' | 'objective' | 'before' | 'after'>;

/** The sums of a headline's parts, in the order of `partsOfHeadline`. */
export interface SumsOfHeadline {
  readonly headline: Headline;
  /** The sums; null if no return was in. */
  readonly sums: Sums;
}

/**
 * The headlines whose value changed, in the order given. If no return was in before, every headline
 * with a value has changed.
 *
 * @param after the same headlines as `before`, in the same order
 */
export function findMoved(
  before: readonly SumsOfHeadline[],
  after: readonly SumsOfHeadline[],
): readonly MovedFigure[] {
  return before.flatMap(({ headline, sums }, index) => {
    const effect = effectOn(headline, {
      now: sums,
      then: after[index]?.sums ?? null,
      earlier: [],
    });
    if (effect.before === effect.after) return [];
    const { measure, objective } = headline;
    return [{ measure, objective, before: effect.before, after: effect.after }];
  });
}
