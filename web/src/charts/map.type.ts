/** A point on a map, in CSS pixels from its upper left corner. */
export type Point = readonly [x: number, y: number];

/** One district as it is drawn. */
export interface DistrictShape {
  readonly code: string;
  readonly name: string;
  /** The `d` of a path. */
  readonly path: string;
  /** Its boundary, closed: the last point is the first. */
  readonly ring: readonly Point[];
  readonly centre: Point;
  readonly neighbours: readonly string[];
}

/** The districts of the force at a given width in pixels. */
export interface DrawnMap {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly DistrictShape[];
  /** The edge around some districts together, as the `d` of a path. */
  readonly edgeAround: (codes: readonly string[]) => string;
}
