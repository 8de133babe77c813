import type { TimeMark } from '#lib/time-mark.js';

/** A month, quarter or year that every line has a place for. */
export interface LinePeriod {
  readonly key: string;
  /** `Q1 2025/26` */
  readonly label: string;
  /** What may stand under it. */
  readonly mark: TimeMark | null;
  /** Figures of it may still be corrected: it stands on a grey ground. */
  readonly isProvisional: boolean;
  /** Not closed yet: its ground is hatched, since it may be far from whole. */
  readonly isOpen: boolean;
}

export interface LinePoint {
  /** Null is a gap, and is drawn as one. */
  readonly value: number | null;
  /** The figure as it is written; where there is none, why. */
  readonly text: string;
  /** Whether it is a real change: a diamond, instead of a dot. */
  readonly isSignal?: boolean;
}

/** The colour of a line, those of the four objectives among them. */
export type LineTone = 'pursue' | 'prevent' | 'protect' | 'prepare' | 'series' | 'ink';

export interface TimeLine {
  readonly key: string;
  readonly name: string;
  readonly tone: LineTone;
  /** One for each period. */
  readonly points: readonly LinePoint[];
}
