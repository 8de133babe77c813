/** The usual range of one baseline, in the unit of the measure. */
export interface ControlBand {
  readonly centre: number;
  readonly lower: number;
  readonly upper: number;
  /** Whether these are trial limits, from few quarters: their lines are dashed. */
  readonly isTrial: boolean;
}

/** One quarter of a control chart. */
export interface ControlQuarter {
  /** `2025-26-Q1` */
  readonly key: string;
  /** Null means a gap, and is drawn as one. */
  readonly value: number | null;
  /** The figure in words; where there is none, the sign that says why: `[x]`. */
  readonly text: string;
  /** Whether the quarter is not closed yet: it is hatched, and not joined to any other. */
  readonly isOpen: boolean;
  /** Whether the quarter is the latest closed one with a figure, which is labelled. */
  readonly isLatest: boolean;
  /** Whether the quarter is more than the usual ups and downs, and so has a diamond. */
  readonly isSignal: boolean;
  /** Whether earlier quarters cannot be compared with this one: line and limits start again. */
  readonly startsBaseline: boolean;
  /**
   * Null if there are too few quarters for limits, and at a new level without limits of its own.
   */
  readonly band: ControlBand | null;
  /**
   * The mean of the quarters at a new level, given for each of them; null for any other quarter.
   */
  readonly level: number | null;
  /**
   * The words beside the diamond: when a level changed, and whether the change lasted. Null for
   * most quarters.
   */
  readonly mark: string | null;
  /** A value, the two edges of a band, or none. */
  readonly targets: readonly number[];
  /** The quarter in words, line by line; its name comes first. */
  readonly told: readonly string[];
}

/** An event on the chart. */
export interface ControlEvent {
  readonly key: string;
  /** The position of the event, in quarters from the start of the first one, with fractions. */
  readonly at: number;
  /** `4 May 2026: Prevent team starts in Oxford` */
  readonly words: string;
}

/** The name of a line, shown at its end. */
export interface ControlLabel {
  /**
   * The usual range before a change of level is labelled inside the chart, and all other lines are
   * labelled at their ends.
   */
  readonly key: 'upper' | 'lower' | 'target' | 'level' | 'before' | 'latest';
  readonly value: number;
  readonly words: string;
}
