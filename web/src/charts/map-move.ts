import type { DistrictShape } from './map.type.js';

/** The bearing of an arrow key, in degrees clockwise from north. */
const bearings: Readonly<Record<string, number>> = {
  ArrowUp: 0,
  ArrowRight: 90,
  ArrowDown: 180,
  ArrowLeft: 270,
};

/** How far a neighbour may be from the bearing of the key, in degrees. */
const widest = 75;

/**
 * The code of the neighbour in the direction of an arrow key: of the districts that share a border,
 * the one whose middle is nearest to that bearing. Null for another key, and if there is no
 * neighbour in that direction.
 */
export function findNeighbour(
  shapes: readonly DistrictShape[],
  from: string,
  key: string,
): string | null {
  const bearing = bearings[key];
  const start = shapes.find(({ code }) => code === from);
  if (bearing === undefined || start === undefined) return null;

  const near = shapes
    .filter(({ code }) => start.neighbours.includes(code))
    .map((shape) => ({ code: shape.code, off: findAngle(findBearing(start, shape), bearing) }))
    .filter(({ off }) => off <= widest)
    .sort((one, other) => one.off - other.off);
  return near[0]?.code ?? null;
}

/** Whether a key moves the focus on a map. */
export function isMove(key: string): boolean {
  return bearings[key] !== undefined;
}

function findBearing(
  { centre: [x, y] }: DistrictShape,
  { centre: [toX, toY] }: DistrictShape,
): number {
  return (Math.atan2(toX - x, y - toY) * 180) / Math.PI;
}

/** The angle between two bearings, 0 to 180. */
function findAngle(one: number, other: number): number {
  const turn = (((one - other) % 360) + 360) % 360;
  return Math.min(turn, 360 - turn);
}
