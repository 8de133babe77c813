import { isHidden } from '#lib/figure.js';
import { type OwnedFigure, type TableProtection, wordFourthCut, wordHidden } from '#lib/protected.js';
import { ProtectionLink } from '#parts/ProtectionLink.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';

interface Asked {
  /** `NRM referrals`, with a capital. */
  readonly subject: string;
  readonly place: string;
  /** The quarter, or the first and last of them. */
  readonly range: string;
  /** Of each group or time. */
  readonly figures: readonly OwnedFigure[];
  readonly total: OwnedFigure | null;
  readonly protections: readonly TableProtection[];
  /** Cuts that the block cannot do without. */
  readonly cuts: readonly string[];
}

/** What stands where nothing is shown of what is protected: the cut that is too many, or that there are too few. Null where nothing is hidden. */
export function findHiddenState({ subject, place, range, figures, total, protections, cuts }: Asked): FigureState | null {
  const [protection] = protections;
  if (protection === undefined) return null;
  const fourth = wordFourthCut(protection, cuts);
  if (fourth !== null) return { kind: 'hidden', headline: 'Withheld to protect people', sentence: fourth, more: <ProtectionLink /> };
  if (!isHidden(total) && (total?.value ?? null) === null) return null;
  return {
    kind: 'hidden',
    headline: 'Too few to show',
    sentence: `${subject} for ${place} in ${range}: ${wordHidden(figures)}, in each group [c]. Hidden does not mean that there are none.`,
    more: <ProtectionLink />,
  };
}
