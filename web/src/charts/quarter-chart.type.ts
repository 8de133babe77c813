export interface QuarterPoint {
  /** `2025-26-Q1` */
  readonly key: string;
  /** `Q1 2025/26` */
  readonly label: string;
  /** Null is a gap, and is drawn as one. */
  readonly value: number | null;
  /** The figure in words; where there is none, the sign that says why: `[x]`. */
  readonly text: string;
  /** `[p] [b]`, or empty. */
  readonly flags: string;
  /** Not closed yet: hatched, since it may be far from whole. */
  readonly isOpen: boolean;
  /** The latest closed quarter: bold. */
  readonly isLatest: boolean;
  /** The series breaks before this quarter. */
  readonly isBreak: boolean;
}
