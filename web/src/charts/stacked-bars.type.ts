import type { TimeMark } from '#lib/time-mark.js';

/** A part of every bar. */
export interface StackPart {
  readonly key: string;
  readonly name: string;
}

/** One quarter, month or year of stacked bars. */
export interface StackQuarter {
  /** `2025-26-Q1`, `2026-04`, `2025-26` or `2025` */
  readonly key: string;
  /** `Q1 2025/26`, and `Q3 2026/27, so far` of what is not whole. */
  readonly label: string;
  /** What may stand under its bar. */
  readonly mark: TimeMark | null;
  /** Not closed yet: drawn as an outline with hatching, since it may be far from whole. */
  readonly isOpen: boolean;
  /** The quarter that the page shows: its numbers stand in the key. */
  readonly isShown: boolean;
  /** One for each part, from the lowest up. A bar that lacks one is a gap, with the sign that says why. */
  readonly values: readonly { readonly value: number | null; readonly text: string; readonly sign: string }[];
  /** All of it in words, its quarter first. */
  readonly told: string;
}
