/** How a district is filled: above or below what chance gives, within it, or not held against others. */
export type MapFill = 'ABOVE' | 'BELOW' | 'WITHIN' | 'MISSING';

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
