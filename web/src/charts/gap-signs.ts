import { estimateWidth } from './text-width.js';

/**
 * A sign that says why there is no figure, and its position: in the middle of the slot with that
 * index, or between two slots.
 */
interface GapSign {
  readonly index: number;
  readonly text: string;
}

interface GapsToSign {
  /** For each slot the sign of its gap; null if there is a figure. */
  readonly signs: readonly (string | null)[];
  /** Width of a slot, in CSS pixels. */
  readonly slot: number;
}

/** Space between two signs, in CSS pixels. */
const space = 2;

/**
 * Places a sign in every gap. If slots are too narrow for that, each run of equal gaps has one
 * sign, unless that would overlap the sign before.
 */
export function placeGapSigns({ signs, slot }: GapsToSign): readonly GapSign[] {
  const runs: { text: string; first: number; last: number }[] = [];
  signs.forEach((text, index) => {
    if (text === null) return;
    const run = runs.at(-1);
    const isNarrow = slot < estimateWidth(text) + space;
    if (isNarrow && run?.text === text && run.last === index - 1) run.last = index;
    else runs.push({ text, first: index, last: index });
  });
  let end = Number.NEGATIVE_INFINITY;
  return runs.flatMap(({ text, first, last }) => {
    const index = (first + last) / 2;
    const [middle, half] = [(index + 0.5) * slot, estimateWidth(text) / 2];
    if (middle - half < end) return [];
    end = middle + half + space;
    return [{ index, text }];
  });
}
