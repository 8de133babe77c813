/** What is usual for one stretch of quarters, in the unit of the measure. */
export interface ControlBand {
  readonly centre: number;
  readonly lower: number;
  readonly upper: number;
  /** Whether few quarters make the limits, which may yet move: their lines are dashed. */
  readonly isTrial: boolean;
}

/** One quarter of a control chart. */
export interface ControlQuarter {
  /** `2025-26-Q1` */
  readonly key: string;
  /** Null is a gap, and is drawn as one. */
  readonly value: number | null;
  /** The figure in words; where there is none, the sign that says why: `[x]`. */
  readonly text: string;
  /** Not closed yet: hatched, and joined to nothing. */
  readonly isOpen: boolean;
  /** The latest closed quarter that has a figure: labelled. */
  readonly isLatest: boolean;
  /** More than the usual ups and downs: a diamond. */
  readonly isSignal: boolean;
  /** What came before cannot be compared: line and limits begin again. */
  readonly startsBaseline: boolean;
  /** Null where too few quarters make any limits, and at a new level until it has its own. */
  readonly band: ControlBand | null;
  /** The mean of the quarters at a new level, of each of them; null of any other. */
  readonly level: number | null;
  /**
   * What is written beside its diamond: when a level changed, and whether it stayed. Null for most.
   */
  readonly mark: string | null;
  /** A value, the two edges of a band, or none. */
  readonly targets: readonly number[];
  /** The quarter in words, a line each; its name comes first. */
  readonly told: readonly string[];
}

/** Something that happened, on the chart. */
export interface ControlEvent {
  readonly key: string;
  /** Where: quarters from the start of the first one, parts of a quarter among them. */
  readonly at: number;
  /** `4 May 2026: Prevent team starts in Oxford` */
  readonly words: string;
}

/** What a line means, told at its end. */
export interface ControlLabel {
  /**
   * What was usual before a change of level stands inside the chart; all others at the end of their
   * line.
   */
  readonly key: 'upper' | 'lower' | 'target' | 'level' | 'before' | 'latest';
  readonly value: number;
  readonly words: string;
}
