/** The oracle’s questions and answers. */

/** One figure of one quarter: for a share, numerator and denominator. */
export interface RawFigure {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

export interface RawPart {
  readonly key: string;
  readonly label: string;
  /** Whether the part is for unknown values, or for records without a district. */
  readonly isUnknown: boolean;
  /** The figures of the part by quarter. */
  readonly figures: ReadonlyMap<string, RawFigure>;
}

export interface RawSplit {
  readonly dimension: string;
  readonly parts: readonly RawPart[];
}

export interface RawTarget {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly tolerance: number | null;
}

export interface RawMeasure {
  readonly key: string;
  readonly unit: string;
  readonly direction: 'HIGHER' | 'LOWER' | 'NEAREST' | 'NEUTRAL';
  /** Whether chance applies to the measure: to cases, but not to hours, posts or money. */
  readonly isOfCases: boolean;
}

export interface RawQuestion {
  readonly measure: RawMeasure;
  /** The closed quarters of the series. The last is the quarter in question. */
  readonly quarters: readonly string[];
  readonly asItStands: ReadonlyMap<string, RawFigure>;
  readonly likeWithLike: ReadonlyMap<string, RawFigure>;
  /** The breakdowns of the measure, like with like. */
  readonly splits: readonly RawSplit[];
  readonly targets: ReadonlyMap<string, RawTarget>;
  readonly isMissingSomebody: boolean;
  /** Whether the series begins at a recording change. */
  readonly didRecordingChange: boolean;
  /**
   * The figures of the whole force, like with like, if the question is about a place in it;
   * otherwise null.
   */
  readonly force: ReadonlyMap<string, RawFigure> | null;
}

export type Kind =
  | 'CANNOT_BE_READ'
  | 'REAL_CHANGE'
  | 'OFF_TARGET'
  | 'NO_REAL_CHANGE'
  | 'TOO_FEW'
  | 'NOTHING_RECORDED';

export interface OracleBreak {
  readonly quarter: string;
  readonly side: 'HIGH' | 'LOW';
  readonly backSince: string | null;
  /** The number of consecutive quarters beyond the limit from the start of the break. */
  readonly count: number;
  /** The numbers of quarters from the start until the return: all, and those beyond the limit. */
  readonly sinceCount: number;
  readonly beyondCount: number;
}

export interface Signal {
  readonly name: string;
  /** The first quarter of a run or a trend. */
  readonly from: string | null;
  readonly side: 'HIGH' | 'LOW';
}

export interface Compared {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export interface Named {
  readonly dimension: string;
  readonly key: string;
  readonly label: string;
  readonly amount: number;
  readonly before: number;
  readonly after: number;
  readonly score: number;
  readonly excess: number;
}

export interface Verdict {
  readonly kind: Kind;
  readonly break: OracleBreak | null;
  readonly signals: readonly Signal[];
  readonly status: string;
  readonly compared: Compared | null;
  readonly change: {
    readonly before: number;
    readonly after: number;
    readonly difference: number;
  } | null;
  readonly explained: 'PART' | 'EVERYWHERE' | 'NO_ONE' | null;
  /** All parts that explain the change, the largest excess first. */
  readonly named: readonly Named[];
  /** Whether both figures of the named part are in its usual range. */
  readonly isUsual: boolean;
  /** For a place: whether the force really moved in the same direction. */
  readonly isAsInForce: boolean;
  /**
   * The number of quarters in a row that missed the target, if no part explains the change;
   * otherwise null.
   */
  readonly missed: number | null;
  /** The parts that almost explain the change, for debugging. */
  readonly nearest: readonly Named[];
}
