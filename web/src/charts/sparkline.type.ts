import type { Side } from '#lib/signal.js';

/** One quarter of a sparkline, in the unit of the measure. */
export interface SparklinePoint {
  /** `Q2 2026/27` */
  readonly label: string;
  /** Null is a gap. */
  readonly value: number | null;
  /** The value as it is written. */
  readonly text: string;
  /** Not closed: its slot is hatched. */
  readonly isOpen: boolean;
  /** The side of a real change; null where there is none. */
  readonly signal: Side | null;
  /** Whether it lies outside what is usual by itself, and not only as one of a run. */
  readonly isBeyond: boolean;
}

/** Quarters in a row that were recorded in one way. */
export interface SparklineBaseline {
  /** Index of its first point. */
  readonly start: number;
  /** What is usual in it; null where too few quarters make it. */
  readonly limits: { readonly lower: number; readonly upper: number } | null;
}

/** Quarters at a new level, without limits of their own yet. */
export interface SparklineLevel {
  /** Index of its first point, and of the first one after it. */
  readonly start: number;
  readonly end: number;
  readonly mean: number;
  /** `Rose in Q3 2025/26 and stayed high` */
  readonly text: string;
}

export interface SparklineContent {
  /** From early to late; those that are open come last. */
  readonly points: readonly SparklinePoint[];
  readonly stretches: readonly SparklineBaseline[];
  /**
   * A change of level in the last stretch: its limits are those from before it. Null where there is
   * none.
   */
  readonly level: SparklineLevel | null;
  /** The value of the target, or both edges of its band; empty without one. */
  readonly targets: readonly number[];
  /**
   * Whether a quarter that is not closed may stand beside the others: a share may, a count would
   * look like a fall.
   */
  readonly joinsOpen: boolean;
}
