import { formatNumber } from '#lib/format.js';
import type { TimeMark } from '#lib/scope/time-mark.js';

import { toTicks } from './scale.js';
import { estimateWidth } from './text-width.js';

/** Height of one panel with its axis, in CSS pixels. */
export const panelHeight = 172;

/** Space above the highest mark for the number of a bar, and below zero for the quarters. */
const numberRoom = 26;
const axisHeight = 36;
const axisWidth = 34;

/**
 * Maximum distance reserved between the starts of two labels under the bars: a year alone takes
 * less.
 */
const maxLabelRoom = 58;
const labelSpace = 8;

export interface PanelLayout {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly slot: number;
  readonly barWidth: number;
  readonly ticks: readonly number[];
  readonly toX: (index: number) => number;
  readonly toY: (value: number) => number;
  /**
   * `Q1 24/25` at the start of a year, and under the first bar if there is room for both; otherwise
   * every year, alone.
   */
  readonly marks: readonly { readonly x: number; readonly words: string }[];
}

interface PanelToLayOut {
  readonly width: number;
  /** The label of each bar; null for a bar without one. */
  readonly marks: readonly (TimeMark | null)[];
  /** Values and targets; missing values are ignored. */
  readonly values: readonly (number | null)[];
  /** Total height with its axis, in CSS pixels. */
  readonly height?: number;
  /** Space above the highest mark, in CSS pixels. */
  readonly top?: number;
  /** About how many steps the axis has. */
  readonly steps?: number;
}

/** The positions of a panel, whose axis starts at zero and whose slots all have the same width. */
export function layOutPanel({
  width,
  marks,
  values,
  height = panelHeight,
  top = numberRoom,
  steps = 2,
}: PanelToLayOut): PanelLayout {
  const ticks = toTicks(Math.max(0, ...values.map((value) => value ?? 0)), steps);
  const highest = ticks.at(-1) ?? 1;
  const left = Math.max(axisWidth, Math.ceil(estimateWidth(formatNumber(highest))) + 10);
  const bottom = height - axisHeight;
  const slot = (width - left) / Math.max(1, marks.length);
  const toX = (index: number) => left + index * slot;

  return {
    top,
    bottom,
    left,
    slot,
    barWidth: Math.max(1, slot * 0.8),
    ticks,
    toX,
    toY: (value) => bottom - (value / highest) * (bottom - top),
    marks: toMarks(marks, toX, width),
  };
}

function toMarks(
  marks: PanelToLayOut['marks'],
  toX: (index: number) => number,
  width: number,
): PanelLayout['marks'] {
  const years = marks.flatMap((mark, index) =>
    mark !== null && (mark.startsYear || index === 0) ? [{ x: toX(index), words: mark.words }] : [],
  );
  const [first, ...others] = years;
  const second = others[0];
  const begun =
    first !== undefined && (second === undefined || second.x - first.x >= roomOf(first))
      ? years
      : others;
  const fits = (mark: PlacedMark) => mark.x + roomOf(mark) <= width + 4;
  const areClose =
    second !== undefined && (others[1]?.x ?? Number.POSITIVE_INFINITY) - second.x < roomOf(second);
  return (areClose ? thin(years) : begun).filter(fits);
}

/** Leaves out every mark that would overlap the one before it, starting with the first. */
function thin(marks: PanelLayout['marks']): PanelLayout['marks'] {
  let end = Number.NEGATIVE_INFINITY;
  return marks.filter((mark) => {
    const isFree = mark.x >= end;
    if (isFree) end = mark.x + roomOf(mark);
    return isFree;
  });
}

type PlacedMark = PanelLayout['marks'][number];

function roomOf({ words }: PlacedMark): number {
  return Math.min(maxLabelRoom, Math.ceil(estimateWidth(words)) + labelSpace);
}
