import type { TimeMark } from '#lib/scope/time-mark.js';

/** A month, quarter or year, with a point on every line. */
export interface LinePeriod {
  readonly key: string;
  /** `Q1 2025/26` */
  readonly label: string;
  /** The label under the period. */
  readonly mark: TimeMark | null;
  /** Whether the period's figures may still be corrected: it has a grey background. */
  readonly isProvisional: boolean;
  /**
   * Whether the period is not closed yet: its background is hatched, because it may be far from
   * complete.
   */
  readonly isOpen: boolean;
}

export interface LinePoint {
  /** Null means a gap, and is drawn as one. */
  readonly value: number | null;
  /** The figure as text, or the reason if there is none. */
  readonly text: string;
  /** Whether the point is a real change: a diamond instead of a dot. */
  readonly isSignal?: boolean;
}

/** The colour of a line; the four objectives have their own. */
export type LineTone = 'pursue' | 'prevent' | 'protect' | 'prepare' | 'series' | 'ink';

export interface TimeLine {
  readonly key: string;
  readonly name: string;
  readonly tone: LineTone;
  /** One point for each period. */
  readonly points: readonly LinePoint[];
  /** Why the line has no figure at all: `Hidden to protect people`. By default `No figure`. */
  readonly absence?: string;
}
