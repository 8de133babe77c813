import type { ReactNode } from 'react';

import type { TimeMark } from '#lib/time-mark.js';

/** A quarter, month or year that every panel has a bar for. */
export interface PanelQuarter {
  /** `2025-26-Q1`, `2026-04`, `2025-26` or `2025` */
  readonly key: string;
  /** `Q1 2025/26`, `April 2026`, `2025/26` or `2025` */
  readonly label: string;
  /** What may stand under its bars. */
  readonly mark: TimeMark | null;
  /** Not closed yet: hatched, since it may be far from whole. */
  readonly isOpen: boolean;
  /**
   * Closed, and its figures may still be corrected: it stands on a grey ground. Left out where that
   * is said elsewhere.
   */
  readonly isProvisional?: boolean;
  /** The one that the page shows: its bar carries its number. */
  readonly isShown: boolean;
}

/** One bar of a panel. */
export interface PanelPoint {
  /** Null is a gap, and is drawn as one. */
  readonly value: number | null;
  /** The figure in words; where there is none, the sign that says why: `[x]`. */
  readonly text: string;
  /**
   * How much of it is dark, as one's own; the rest is pale. Null or left out where nothing of it is
   * protected, 0 where nothing is one's own.
   */
  readonly own?: number | null;
  /** More than the usual ups and downs: a diamond. */
  readonly isSignal: boolean;
  /** All of it in words, its quarter first. */
  readonly told: string;
}

/** One panel of bars, with a scale of its own. */
export interface QuarterPanelContent {
  /** The colour of an objective, or that of a series where no objective is told. */
  readonly tone: 'pursue' | 'prevent' | 'protect' | 'prepare' | 'series';
  readonly name: string;
  /** What stands over the bars. */
  readonly head: ReactNode;
  /** As many as there are quarters. */
  readonly points: readonly PanelPoint[];
  /** The value of the target, or both edges of its band; empty without one. */
  readonly targets: readonly number[];
  /** How a mark of its axis is written; as a bare number unless given. */
  readonly formatMark?: (value: number) => string;
}
