import type { Side } from '#lib/signal.js';

/** One quarter of a sparkline, in the unit of the measure. */
export interface SparklinePoint {
  /** `Q2 2026/27` */
  readonly label: string;
  /** Null means a gap. */
  readonly value: number | null;
  /** The value as text. */
  readonly text: string;
  /** Whether the quarter is not closed: its slot is hatched. */
  readonly isOpen: boolean;
  /** The side of a real change; null if there is none. */
  readonly signal: Side | null;
  /** Whether the quarter is itself outside the usual range, and not only part of a run. */
  readonly isBeyond: boolean;
}

/** A baseline: consecutive quarters recorded in the same way. */
export interface SparklineBaseline {
  /** Index of the baseline's first point. */
  readonly start: number;
  /** The usual range of the baseline; null if there are too few quarters. */
  readonly limits: { readonly lower: number; readonly upper: number } | null;
}

/** Quarters at a new level, without limits of their own yet. */
export interface SparklineLevel {
  /** Index of the first point at the new level, and of the first one after it. */
  readonly start: number;
  readonly end: number;
  readonly mean: number;
  /** `Rose in Q3 2025/26 and stayed high` */
  readonly text: string;
}

export interface SparklineContent {
  /** In order of time; open quarters come last. */
  readonly points: readonly SparklinePoint[];
  readonly stretches: readonly SparklineBaseline[];
  /**
   * A change of level in the last baseline, which keeps the limits from before the change. Null if
   * there is none.
   */
  readonly level: SparklineLevel | null;
  /** The value of the target, or both edges of its band; empty if there is none. */
  readonly targets: readonly number[];
  /**
   * Whether an open quarter may be shown next to the others: a share may, but a count would look
   * like a fall.
   */
  readonly joinsOpen: boolean;
}
