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
