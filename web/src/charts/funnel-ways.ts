import type { FunnelLabel } from './funnel-chart.type.js';

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Line height of a name. */
export const lineHeight = 14;
const gap = 10;
const radius = 6;
/** Space between a name and the dots of other places, in pixels. */
const apart = 4;

/** A dot as a box that nothing may overlap. */
export function boxOfDot(x: number, y: number): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

/** A box with clearance around it, which names of other places do not touch. */
export function grow({ left, right, top, bottom }: Box): Box {
  return { left: left - apart, right: right + apart, top: top - apart, bottom: bottom + apart };
}

/** A line as a row of small boxes along it. */
export function boxesOfLine({ x1, y1, x2, y2 }: NonNullable<FunnelLabel['line']>): readonly Box[] {
  const steps = Math.max(1, Math.ceil(Math.hypot(x2 - x1, y2 - y1) / 4));
  const [across, down] = [(x2 - x1) / steps, (y2 - y1) / steps];
  return Array.from({ length: steps }, (_, step) => {
    const ax = x1 + across * step;
    const ay = y1 + down * step;
    return {
      left: Math.min(ax, ax + across) - 1,
      right: Math.max(ax, ax + across) + 1,
      top: Math.min(ay, ay + down),
      bottom: Math.max(ay, ay + down),
    };
  });
}

type Way = Pick<FunnelLabel, 'x' | 'y' | 'anchor' | 'line'> & { readonly left: number };

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/**
 * Positions of a name that touches its dot: to its right and left, above and below, and at its
 * corners.
 */
export function waysBeside({
  x,
  y,
  width,
  within,
}: Placed & { readonly within: number }): readonly Way[] {
  const corner = gap - 3;
  return [
    { x: x + gap, y: y + 4, anchor: 'start', left: x + gap },
    { x: x - gap, y: y + 4, anchor: 'end', left: x - gap - width },
    { x: within + width / 2, y: y - gap, anchor: 'middle', left: within },
    { x: within + width / 2, y: y + gap + lineHeight - 3, anchor: 'middle', left: within },
    ...[-corner, corner + lineHeight - 4].flatMap((down): readonly Way[] => [
      { x: x + corner, y: y + down, anchor: 'start', left: x + corner },
      { x: x - corner, y: y + down, anchor: 'end', left: x - corner - width },
    ]),
  ];
}

/** Positions further away, with a line to the dot: straight up or down first, then at an angle. */
export function waysFarther({ x, y, width }: Placed): readonly Way[] {
  const straight = [2, 3, 4, 5].flatMap((lines) =>
    [1, -1].flatMap((down): readonly Way[] => {
      const at = y + down * lines * lineHeight;
      const line = {
        x1: x,
        y1: y + down * radius,
        x2: x,
        y2: at - (down > 0 ? lineHeight - 3 : -3),
      };
      return [
        { x, y: at, anchor: 'middle', left: x - width / 2, line },
        { x: x - 4, y: at, anchor: 'start', left: x - 4, line },
        { x: x + 4, y: at, anchor: 'end', left: x + 4 - width, line },
      ];
    }),
  );
  const aslant = [24, 36, 48, 60, 72, 84, 96, 108, 120].flatMap((length) =>
    directions.map(({ across, down }): Way => {
      const [x2, y2] = [x + across * length, y + down * length];
      const line = { x1: x + across * radius * 1.5, y1: y + down * radius * 1.5, x2, y2 };
      const isRight = across > 0;
      const at = isRight ? x2 + 3 : x2 - 3;
      return {
        x: at,
        y: y2 + 4,
        anchor: isRight ? 'start' : 'end',
        left: isRight ? at : at - width,
        line,
      };
    }),
  );
  return [...straight, ...aslant];
}

/** Directions of a line as unit vectors; the angles are in degrees clockwise from the right. */
const directions = [
  -165, -150, -135, -120, -105, -75, -60, -45, -30, -15, 15, 30, 45, 60, 75, 105, 120, 135, 150,
  165,
].map((degrees) => ({
  across: Math.cos((degrees * Math.PI) / 180),
  down: Math.sin((degrees * Math.PI) / 180),
}));

/** Whether two boxes overlap. */
export function doBoxesOverlap(one: Box, other: Box): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}
