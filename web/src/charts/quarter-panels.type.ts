import type { ReactNode } from 'react';

import type { TimeMark } from '#lib/scope/time-mark.js';

/** A quarter, month or year, with a bar in every panel. */
export interface PanelQuarter {
  /** `2025-26-Q1`, `2026-04`, `2025-26` or `2025` */
  readonly key: string;
  /** `Q1 2025/26`, `April 2026`, `2025/26` or `2025` */
  readonly label: string;
  /** The label under the quarter's bars. */
  readonly mark: TimeMark | null;
  /** Whether the quarter is not closed yet: it is hatched, because it may be far from complete. */
  readonly isOpen: boolean;
  /**
   * Whether the quarter is closed, but its figures may still be corrected: it has a grey
   * background. Left out if the page shows this elsewhere.
   */
  readonly isProvisional?: boolean;
  /** Whether the page shows this quarter: its number is above its bar. */
  readonly isShown: boolean;
}

/** One bar of a panel. */
export interface PanelPoint {
  /** Null means a gap, and is drawn as one. */
  readonly value: number | null;
  /** The figure in words; where there is none, the sign that says why: `[x]`. */
  readonly text: string;
  /**
   * The viewer's own part of the figure, which is the dark part of the bar; the rest is pale. Null
   * or left out if nothing is protected, 0 if the viewer has no part.
   */
  readonly own?: number | null;
  /** Whether the figure is outside its usual range, and so has a diamond. */
  readonly isSignal: boolean;
  /** The full text of the bar, starting with its quarter. */
  readonly told: string;
}

/** One panel of bars, on its own scale. */
export interface QuarterPanelContent {
  /** The colour of an objective, or of a series where there is none. */
  readonly tone: 'pursue' | 'prevent' | 'protect' | 'prepare' | 'series';
  readonly name: string;
  /** The heading of the bars. */
  readonly head: ReactNode;
  /** One point for each quarter. */
  readonly points: readonly PanelPoint[];
  /** The value of the target, or both edges of its band; empty if there is none. */
  readonly targets: readonly number[];
  /** Formats a mark of the axis; by default as a bare number. */
  readonly formatMark?: (value: number) => string;
}
