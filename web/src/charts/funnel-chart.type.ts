/** A scale with the numbers that are written along it. */
export interface FunnelScale {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
}

/** A place in a funnel. */
export interface FunnelDot {
  readonly key: string;
  readonly name: string;
  readonly base: number;
  readonly value: number;
  /** Its figure, where it stands out; else it is a dot among others. */
  readonly text: string | null;
  /** Whether its name is wanted more than that of others. */
  readonly isSetApart: boolean;
  /** All that is known of it, for those who do not see the drawing. */
  readonly told: string;
}

/** Between which figures places lie by chance that rest on so much. */
export interface FunnelLimit {
  readonly base: number;
  readonly lower: number;
  readonly upper: number;
  readonly innerLower: number;
  readonly innerUpper: number;
}

export interface FunnelContent {
  readonly dots: readonly FunnelDot[];
  readonly limits: readonly FunnelLimit[];
  readonly centre: { readonly value: number; readonly text: string };
  readonly across: FunnelScale & { readonly name: string };
  readonly up: FunnelScale;
}

/** A name beside a dot. */
export interface FunnelLabel {
  readonly key: string;
  readonly words: string;
  readonly isStrong: boolean;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /**
   * From the dot to a name that stands farther from it than beside it; not there where it does not.
   */
  readonly line?: {
    readonly x1: number;
    readonly y1: number;
    readonly x2: number;
    readonly y2: number;
  };
}
