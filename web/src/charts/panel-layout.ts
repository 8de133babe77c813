import type { TimeMark } from '#lib/time-mark.js';

import { toTicks } from './scale.js';

/** Height of one panel, its axis included, in CSS pixels. */
export const panelHeight = 172;

const top = 26;
const bottom = 136;
const axisWidth = 34;

/** Least distance between the beginnings of two labels under the bars. */
const labelRoom = 58;

export interface PanelLayout {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly slot: number;
  readonly barWidth: number;
  readonly ticks: readonly number[];
  readonly toX: (index: number) => number;
  readonly toY: (value: number) => number;
  /** `Q1 24/25` where a year begins, and under the first bar where there is room for both; every year by itself. */
  readonly marks: readonly { readonly x: number; readonly words: string }[];
}

interface PanelToLayOut {
  readonly width: number;
  /** What may stand under each bar; null where nothing may. */
  readonly marks: readonly (TimeMark | null)[];
  /** Values and targets; missing ones have no say. */
  readonly values: readonly (number | null)[];
}

/** Where everything of a panel lies. It starts at zero, and all its slots are of one width. */
export function layOutPanel({ width, marks, values }: PanelToLayOut): PanelLayout {
  const ticks = toTicks(Math.max(0, ...values.map((value) => value ?? 0)), 2);
  const highest = ticks.at(-1) ?? 1;
  const slot = (width - axisWidth) / Math.max(1, marks.length);
  const toX = (index: number) => axisWidth + index * slot;

  return {
    top,
    bottom,
    left: axisWidth,
    slot,
    barWidth: Math.max(1, slot * 0.8),
    ticks,
    toX,
    toY: (value) => bottom - (value / highest) * (bottom - top),
    marks: toMarks(marks, toX, width),
  };
}

function toMarks(marks: PanelToLayOut['marks'], toX: (index: number) => number, width: number): PanelLayout['marks'] {
  const years = marks.flatMap((mark, index) =>
    mark !== null && (mark.startsYear || index === 0) ? [{ x: toX(index), words: mark.words }] : [],
  );
  const [first, ...others] = years;
  const second = others[0];
  const begun = first !== undefined && (second === undefined || second.x - first.x >= labelRoom) ? years : others;
  return begun.filter(({ x }) => x + labelRoom <= width + 4);
}
