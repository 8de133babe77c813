/** One of five shades by size, for figures that are not rated. */
export type MapStep = 'STEP_1' | 'STEP_2' | 'STEP_3' | 'STEP_4' | 'STEP_5';

/**
 * How a district is filled: above, below or within what chance explains, or not compared; or only
 * by size.
 */
export type MapFill = 'ABOVE' | 'BELOW' | 'WITHIN' | 'MISSING' | MapStep;

/** What a map shows of one district. */
export interface MapDistrict {
  readonly code: string;
  readonly name: string;
  /** The name of the link: all details of the district, for people who do not see the map. */
  readonly sentence: string;
  readonly fill: MapFill;
  /** Whether the district has a thick outline. */
  readonly isOutlined: boolean;
}
