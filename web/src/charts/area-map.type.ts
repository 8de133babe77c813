/** One of five shades by size, for figures that nobody judges. */
export type MapStep = 'STEP_1' | 'STEP_2' | 'STEP_3' | 'STEP_4' | 'STEP_5';

/**
 * How a district is filled: above or below what chance explains, within it, or not held against
 * others; or by size alone.
 */
export type MapFill = 'ABOVE' | 'BELOW' | 'WITHIN' | 'MISSING' | MapStep;

/** What a map tells of one district. */
export interface MapDistrict {
  readonly code: string;
  readonly name: string;
  /** All that is known of it, for those who do not see the map: it names the link. */
  readonly sentence: string;
  readonly fill: MapFill;
  /** Whether it has a strong edge around it. */
  readonly isOutlined: boolean;
}
