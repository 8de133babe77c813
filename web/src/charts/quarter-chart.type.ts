export interface QuarterPoint {
  /** `2025-26-Q1` */
  readonly key: string;
  /** `Q1 2025/26` */
  readonly label: string;
  /** Null is a gap, and is drawn as one. */
  readonly value: number | null;
  /** The figure as short as it is written over its bar: `87`; where there is none, the sign that says why: `[x]`. */
  readonly text: string;
  /** The figure as it is told: `about 87, 47 of yours`. */
  readonly told: string;
  /** How much of it is dark, as one's own; the rest is pale. Null where nothing of it is protected, 0 where nothing is one's own. */
  readonly own: number | null;
  /** `[p] [b]`, or empty. */
  readonly flags: string;
  /** Not closed yet: hatched, since it may be far from whole. */
  readonly isOpen: boolean;
  /** The latest closed quarter: bold. */
  readonly isLatest: boolean;
  /** The series breaks before this quarter. */
  readonly isBreak: boolean;
}
