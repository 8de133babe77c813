import type { DistrictShape, DrawnMap } from './map.type.js';
import { estimateWidth } from './text-width.js';

/** A name on the map, centred. */
export interface PlacedName {
  readonly code: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** Height of a line, in pixels. */
const line = 15;

/**
 * Maximum width of a name, in widths of its district: on one line, which may cross both edges, and
 * on several, which would cover the edges.
 */
const overhang = 1.3;
const lineOverhang = 0.9;

/**
 * Names in their districts, broken into lines if too wide; a name moves down to avoid overlapping
 * another, and one that would leave its district is left out.
 */
export function nameWithin(
  named: readonly { readonly code: string; readonly name: string }[],
  { shapes, width }: DrawnMap,
): readonly PlacedName[] {
  const placed: (PlacedName & { readonly half: number })[] = [];
  const found = named.flatMap(({ code, name }) => {
    const shape = shapes.find((each) => each.code === code);
    return shape === undefined
      ? []
      : [{ code, shape, lines: breakName(name, halfWidthOf(shape) * overhang) }];
  });
  for (const { code, shape, lines } of found.toSorted(
    (one, other) => one.shape.centre[1] - other.shape.centre[1],
  )) {
    const toLines = (down: number) =>
      lines.map((text, index) => {
        const half = estimateWidth(text) / 2;
        const x = Math.min(Math.max(shape.centre[0], half), width - half);
        return {
          code,
          text,
          x,
          half,
          y: shape.centre[1] + 4 + down + (index - (lines.length - 1) / 2) * line,
        };
      });
    const isFree = (some: readonly (typeof placed)[number][]) =>
      some.every(
        (one) =>
          !placed.some(
            (other) =>
              Math.abs(other.x - one.x) < other.half + one.half && Math.abs(other.y - one.y) < line,
          ),
      );
    const room = Math.max(0, lowestOf(shape) - shape.centre[1] - (lines.length - 1) * (line / 2));
    const free = [0, 0.25, 0.5, 0.75, 1].map((part) => toLines(part * room)).find(isFree);
    const reach = lines.length === 1 ? overhang : lineOverhang;
    const isNarrow = lines.some((text) => estimateWidth(text) / 2 > halfWidthOf(shape) * reach);
    if (free !== undefined && !isNarrow) placed.push(...free);
  }
  return placed;
}

/** A name on as few lines as fit, broken between words. */
function breakName(name: string, half: number): readonly string[] {
  return name.split(' ').reduce<readonly string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last === undefined) return [word];
    const longer = `${last} ${word}`;
    return estimateWidth(longer) / 2 <= half ? [...lines.slice(0, -1), longer] : [...lines, word];
  }, []);
}

/**
 * Names within their districts if they fit, or else just below; none overlaps another or crosses
 * the sides of the map.
 */
export function placeNames(
  named: readonly { readonly code: string; readonly name: string }[],
  { shapes, width }: DrawnMap,
): readonly PlacedName[] {
  const placed: (PlacedName & { readonly half: number })[] = [];
  const found = named.flatMap(({ code, name }) => {
    const shape = shapes.find((each) => each.code === code);
    return shape === undefined ? [] : [{ code, text: name, shape, half: estimateWidth(name) / 2 }];
  });
  for (const { code, text, shape, half } of found.toSorted(
    (one, other) => one.shape.centre[1] - other.shape.centre[1],
  )) {
    const x = Math.min(Math.max(shape.centre[0], half), width - half);
    let y = half <= halfWidthOf(shape) ? shape.centre[1] + 4 : lowestOf(shape) + line - 2;
    const meets = (other: (typeof placed)[number]) =>
      Math.abs(other.x - x) < other.half + half && Math.abs(other.y - y) < line;
    for (let met = placed.find(meets); met !== undefined; met = placed.find(meets))
      y = met.y + line;
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
