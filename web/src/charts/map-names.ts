import { estimateWidth } from './control-layout.js';
import type { DistrictShape, DrawnMap } from './map.type.js';

/** A name on the map, about its middle. */
export interface PlacedName {
  readonly code: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** Height of a line, in pixels. */
const line = 15;

/** Those of some districts whose names have room within them. */
export function fitting<Named extends { readonly code: string; readonly name: string }>(
  districts: readonly Named[],
  { shapes }: DrawnMap,
): readonly Named[] {
  return districts.filter(({ code, name }) => {
    const shape = shapes.find((each) => each.code === code);
    return shape !== undefined && estimateWidth(name) / 2 <= halfWidthOf(shape);
  });
}

/** Names in their districts where they fit, else just below them; none upon another, and none beyond the map. */
export function placeNames(
  named: readonly { readonly code: string; readonly name: string }[],
  { shapes, width }: DrawnMap,
): readonly PlacedName[] {
  const placed: (PlacedName & { readonly half: number })[] = [];
  const found = named.flatMap(({ code, name }) => {
    const shape = shapes.find((each) => each.code === code);
    return shape === undefined ? [] : [{ code, text: name, shape, half: estimateWidth(name) / 2 }];
  });
  for (const { code, text, shape, half } of found.toSorted((one, other) => one.shape.centre[1] - other.shape.centre[1])) {
    const x = Math.min(Math.max(shape.centre[0], half), width - half);
    let y = half <= halfWidthOf(shape) ? shape.centre[1] + 4 : lowestOf(shape) + line - 2;
    const meets = (other: (typeof placed)[number]) => Math.abs(other.x - x) < other.half + half && Math.abs(other.y - y) < line;
    for (let met = placed.find(meets); met !== undefined; met = placed.find(meets)) y = met.y + line;
    placed.push({ code, text, x, y, half });
  }
  return placed;
}

function halfWidthOf({ ring }: DistrictShape): number {
  const across = ring.map(([x]) => x);
  return (Math.max(...across) - Math.min(...across)) / 2;
}

function lowestOf({ ring }: DistrictShape): number {
  return Math.max(...ring.map(([, y]) => y));
}
