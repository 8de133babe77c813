import type { FunnelLabel } from './funnel-chart.type.js';
import { type Box, doMeet } from './funnel-ways.js';

/** A name where it may stand, and what it takes up there. */
export interface Place {
  readonly label: FunnelLabel;
  /** Its words, and what its line runs through. */
  readonly boxes: readonly Box[];
  /** All of them in one. */
  readonly around: Box;
}

/** A place, of its name and the boxes that it takes up. */
export function toPlace(label: FunnelLabel, boxes: readonly Box[]): Place {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const box of boxes) {
    left = Math.min(left, box.left);
    right = Math.max(right, box.right);
    top = Math.min(top, box.top);
    bottom = Math.max(bottom, box.bottom);
  }
  return { label, boxes, around: { left, right, top, bottom } };
}

/** Whether any of what two names take up lies upon each other. Most are far apart, which is asked first. */
export function doPlacesMeet(one: Place, other: Place): boolean {
  return (
    doMeet(one.around, other.around) && one.boxes.some((box) => doMeet(box, other.around) && other.boxes.some((each) => doMeet(box, each)))
  );
}
