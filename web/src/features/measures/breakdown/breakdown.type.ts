import type { FigureValue } from '#lib/figure.js';
import type { OwnedFigure } from '#lib/protected.js';

/** What a measure is broken down by on its page. */
export type BreakdownPart = 'area' | 'agency' | 'objective' | 'crimeType';

/** A figure with what makes it a share. */
export interface SharedFigure extends OwnedFigure {
  readonly denominator: number | null;
}

/** One group of a breakdown. */
export interface Group {
  readonly code: string;
  readonly name: string;
  readonly figure: SharedFigure;
  /** The difference on the quarter before. Null where there is none, or none that is more than the lottery of what is protected. */
  readonly difference: number | null;
  /** The same as the server writes it, rounded as far as it can be known. Null where `difference` is. */
  readonly signed: string | null;
  /** Whether there is a difference and it is not told, since it may be the lottery alone. */
  readonly isTooClose: boolean;
  /** The figure of the quarter before, and that of the same quarter a year before. */
  readonly lastQuarter: FigureValue | null;
  readonly lastYear: FigureValue | null;
  /** The share of major and moderate disruptions, for a measure that is shown only beside it. Null for all others. */
  readonly beside: FigureValue | null;
}

/** A breakdown as plain values, most first as the server has them. */
export interface Groups {
  readonly listed: readonly Group[];
  /** What is coded to something larger, such as the force in a breakdown by district. */
  readonly unplaced: readonly Group[];
  /** Groups that are not listed: how many, and their figure. Null when all are. */
  readonly other: { readonly count: number; readonly figure: OwnedFigure | null } | null;
  readonly total: SharedFigure | null;
}
