import type { MapClass, MapStep } from './map-classes.js';

/** How a district is filled: by its class, or by why it has none. */
export type MapFill = MapStep | 'HIDDEN' | 'MISSING';

/** What a map tells of one district. */
export interface MapDistrict {
  readonly code: string;
  readonly name: string;
  /** The figure as it stands in the map: `0.59`, `about 35`, `[c]`. */
  readonly text: string;
  /** All that is known of it, for those who do not see the map: it names the link. */
  readonly sentence: string;
  readonly fill: MapFill;
}

/** What the fills mean. */
export interface MapLegendContent {
  /** `Disruptions per 1,000 people`: measure and unit. */
  readonly title: string;
  /** `Q2 2026/27, for the quarter alone`. */
  readonly subtitle: string;
  /** `Rate` or `Count`: heading of the classes. */
  readonly heading: string;
  readonly classes: readonly MapClass[];
  /** Whether some figures are moved a little to protect people. */
  readonly isMoved: boolean;
}
