import type { ControlEvent, ControlLabel, ControlQuarter } from './control-chart.type.js';
import { toSpanTicks } from './scale.js';
import { estimateWidth } from './text-width.js';

/** The positions of a control chart, in CSS pixels. */
export interface ControlLayout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly slot: number;
  readonly ticks: readonly number[];
  /** The middle of a quarter, counted from 0; subtract a half for its start. */
  readonly toX: (index: number) => number;
  /** The position of an event's line. */
  readonly toEventX: (at: number) => number;
  readonly toY: (value: number) => number;
}

interface ControlParts {
  readonly width: number;
  readonly quarters: readonly ControlQuarter[];
  readonly labels: readonly ControlLabel[];
  readonly events: readonly ControlEvent[];
  readonly formatMark: (value: number) => string;
}

/** A row for the letters of events, and space above the highest point. */
const eventRow = 20;
const headRoom = 26;
const plotHeight = 190;
const axisHeight = 44;

/** Size of the latest figure relative to other text. */
const latestScale = 1.5;

function widthOfLabel({ key, words }: ControlLabel): number {
  return estimateWidth(words) * (key === 'latest' ? latestScale : 1);
}

/** Lays out a control chart for the available width. */
export function layOut({
  width,
  quarters,
  labels,
  events,
  formatMark,
}: ControlParts): ControlLayout {
  const ticks = toMarks(quarters, labels);
  const left = Math.ceil(Math.max(...ticks.map((tick) => estimateWidth(formatMark(tick))))) + 10;
  const ends = Math.ceil(Math.max(0, ...labels.filter(isAtEnd).map(widthOfLabel))) + 12;
  const right = width - ends;
  const slot = (right - left) / Math.max(1, quarters.length);
  const toX = (index: number) => left + (index + 0.5) * slot;
  const toEventX = (at: number) => Math.max(left, Math.min(right, toX(at - 0.5)));
  const top = (events.length === 0 ? 0 : eventRow) + headRoom;
  const bottom = top + plotHeight;
  const [lowest = 0, highest = 1] = [ticks[0], ticks.at(-1)];

  return {
    width,
    height: bottom + axisHeight,
    left,
    right,
    top,
    bottom,
    slot,
    ticks,
    toX,
    toEventX,
    toY: (value) => bottom - ((value - lowest) / (highest - lowest)) * (bottom - top),
  };
}

/** Where the axis of a chart starts, if above zero; null if it starts at zero or below. */
export function findAxisStart({
  quarters,
  labels,
}: Pick<ControlParts, 'quarters' | 'labels'>): number | null {
  const [start = 0] = toMarks(quarters, labels);
  return start > 0 ? start : null;
}

function toMarks(
  quarters: readonly ControlQuarter[],
  labels: readonly ControlLabel[],
): readonly number[] {
  // Counts are whole numbers: their axis has whole marks, although limits fall between them.
  const isWhole = quarters.every(({ value }) => value === null || Number.isInteger(value));
  return toSpanTicks({ ...findSpan(quarters, labels), minStep: isWhole ? 1 : 0 });
}

/** Whether the name of a line is at the end of that line. */
export function isAtEnd({ key }: Pick<ControlLabel, 'key'>): boolean {
  return key !== 'before';
}

/** The lowest and the highest value drawn; 0 and 1 if there is none. */
function findSpan(quarters: readonly ControlQuarter[], labels: readonly ControlLabel[]) {
  const drawn = [
    ...quarters.flatMap(({ value, targets, band, level }) => [
      value,
      level,
      ...targets,
      band?.lower ?? null,
      band?.upper ?? null,
    ]),
    ...labels.map(({ value }) => value),
  ].filter((value) => value !== null);
  return drawn.length === 0
    ? { lowest: 0, highest: 1 }
    : { lowest: Math.min(...drawn), highest: Math.max(...drawn) };
}
