import type { ReactNode } from 'react';

import type { TimeMark } from '#lib/time-mark.js';

/** A quarter, month or year, with a bar in every panel. */
export interface PanelQuarter {
  /** `2025-26-Q1`, `2026-04`, `2025-26` or `2025` */
  readonly key: string;
  /** `Q1 2025/26`, `April 2026`, `2025/26` or `2025` */
  readonly label: string;
  /** The label under its bars. */
  readonly mark: TimeMark | null;
  /** Whether it is not closed yet: it is hatched, because it may be far from complete. */
  readonly isOpen: boolean;
  /**
   * Whether it is closed, but its figures may still be corrected: it has a grey background. Left
   * out if that is shown elsewhere.
   */
  readonly isProvisional?: boolean;
  /** Whether it is the one that the page shows: its bar carries its number. */
  readonly isShown: boolean;
}

/** One bar of a panel. */
export interface PanelPoint {
  /** Null is a gap, and is drawn as one. */
  readonly value: number | null;
  /** The figure in words; where there is none, the sign that says why: `[x]`. */
  readonly text: string;
  /**
   * The dark part of the bar, the viewer's own; the rest is pale. Null or left out if no part of
   * it is protected, 0 if the viewer has no part.
   */
  readonly own?: number | null;
  /** Whether it is more than the usual ups and downs, and so has a diamond. */
  readonly isSignal: boolean;
  /** Its full text, starting with its quarter. */
  readonly told: string;
}

/** One panel of bars, on its own scale. */
export interface QuarterPanelContent {
  /** The colour of an objective, or of a series where there is none. */
  readonly tone: 'pursue' | 'prevent' | 'protect' | 'prepare' | 'series';
  readonly name: string;
  /** The heading of the bars. */
  readonly head: ReactNode;
  /** One for each quarter. */
  readonly points: readonly PanelPoint[];
  /** The value of the target, or both edges of its band; empty without one. */
  readonly targets: readonly number[];
  /** Formats a mark of its axis; a bare number unless given. */
  readonly formatMark?: (value: number) => string;
}
