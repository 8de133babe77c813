/** A scale with the numbers along it. */
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
  /** The figure of an outlier; null for any other place. */
  readonly text: string | null;
  /** Whether the name of the place takes precedence over other names. */
  readonly isSetApart: boolean;
  /** All details of the place, for people who do not see the drawing. */
  readonly told: string;
}

/** The range that chance allows for places with this number of cases. */
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
  /** A line from the dot to a name that is not next to it; undefined for a name next to its dot. */
  readonly line?: {
    readonly x1: number;
    readonly y1: number;
    readonly x2: number;
    readonly y2: number;
  };
}
