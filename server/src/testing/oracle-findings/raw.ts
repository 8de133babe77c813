/** What the oracle asks for, and what it answers. */

/** One figure of one quarter: of a share what it counts and what it is a share of. */
export interface RawFigure {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

export interface RawPart {
  readonly key: string;
  readonly label: string;
  /** Whether it stands for what is not known, or for no district. */
  readonly isUnknown: boolean;
  /** By quarter. */
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
  /** Whether chance can be told of it: of cases, not of hours, posts or money. */
  readonly isOfCases: boolean;
}

export interface RawQuestion {
  readonly measure: RawMeasure;
  /** The closed quarters of the series, the last the one that is asked about. */
  readonly quarters: readonly string[];
  readonly asItStands: ReadonlyMap<string, RawFigure>;
  readonly likeWithLike: ReadonlyMap<string, RawFigure>;
  /** Of what is like with like. */
  readonly splits: readonly RawSplit[];
  readonly targets: ReadonlyMap<string, RawTarget>;
  readonly isMissingSomebody: boolean;
  /** Whether the series begins where recording changed. */
  readonly didRecordingChange: boolean;
  /**
   * The same of the whole force, like with like, where the question is of a place in it; null else.
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
  /** In a row beyond the limit from its start. */
  readonly count: number;
  /** Quarters since its start until they are back, and those among them beyond the limit. */
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
  /** All that explain, that with the largest excess first. */
  readonly named: readonly Named[];
  /** Whether both figures of the part that is named lie in its usual range. */
  readonly isUsual: boolean;
  /** In a place: whether the force really moved the same way. */
  readonly isAsInForce: boolean;
  /** Off target without a part that explains: how many quarters running; null else. */
  readonly missed: number | null;
  /** The parts that came nearest, for the person who wonders. */
  readonly nearest: readonly Named[];
}
