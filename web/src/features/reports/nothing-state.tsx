import { type FigureValue, isHidden } from '#lib/figure.js';
import { wordHidden } from '#lib/protected.js';
import { ProtectionLink } from '#parts/ProtectionLink.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';

interface Nothing {
  /** `Reports received by crime type` */
  readonly what: string;
  /** What the block is narrowed to. */
  readonly place: string;
  /** Of which time to which it is; empty where nothing is known of any. */
  readonly range: string;
  /** What is said of a cut too many; null where there is none. */
  readonly fourth?: string | null;
}

/** What stands where none of the figures is shown: that none is recorded, or that they are hidden, which is no nought. */
export function toNothing(figures: readonly FigureValue[], { what, place, range, fourth = null }: Nothing): FigureState {
  const more = <ProtectionLink />;
  if (fourth !== null) return { kind: 'hidden', headline: 'Withheld to protect people', sentence: fourth, more };
  if (!figures.some(isHidden)) {
    return { kind: 'empty', sentence: `No reports are recorded for ${place}${range === '' ? '' : ` in ${range}`}.` };
  }
  return {
    kind: 'hidden',
    headline: 'Too few to show',
    sentence: `${what}, ${place}, ${range}: ${wordHidden(figures)}, in each [c]. Hidden does not mean that there are none.`,
    more,
  };
}
