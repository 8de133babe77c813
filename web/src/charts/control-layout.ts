import type { ControlEvent, ControlLabel, ControlQuarter } from './control-chart.type.js';
import { toSpanTicks } from './scale.js';

/** Where everything of a control chart lies, in CSS pixels. */
export interface ControlLayout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly slot: number;
  readonly ticks: readonly number[];
  /** Whether the latest figure stands at the end of its line, and not beside its point. */
  readonly isCompact: boolean;
  /** Without room at the line ends: what they mean stands below the chart. */
  readonly isNarrow: boolean;
  /** Events have letters, which are told below the chart: the words of one at least have no room beside its line. */
  readonly areEventsLettered: boolean;
  /** The middle of a quarter, counted from 0; of the start of one with a half less. */
  readonly toX: (index: number) => number;
  /** Where the line of an event stands. */
  readonly toEventX: (at: number) => number;
  readonly toY: (value: number) => number;
}

interface ControlParts {
  readonly width: number;
  readonly quarters: readonly ControlQuarter[];
  readonly labels: readonly ControlLabel[];
  readonly events: readonly ControlEvent[];
  readonly formatMark: (value: number) => string;
  /** Whether it stands among others: lower, with short labels that have room in any width. */
  readonly isCompact?: boolean;
}

/** Below this there is no room for labels beside the lines. */
const narrowest = 560;
/** A row for the words of an event, and room for the number above the latest point. */
export const eventRow = 20;
const headRoom = 26;
const plotHeight = { wide: 274, narrow: 220, compact: 190 };
const axisHeight = 44;

/** Width of a text at 13 px, told from its letters and rather too wide than too narrow: nothing is measured before it is drawn. */
export function estimateWidth(text: string): number {
  return [...text].reduce((width, letter) => width + widthOf(letter), 0);
}

function widthOf(letter: string): number {
  if (/[%MWmw@]/.test(letter)) return 11.5;
  if (/[A-Z]/.test(letter)) return 8;
  return /[ .,:;'|iljt()[\]]/.test(letter) ? 4 : 7;
}

/** The latest figure stands in larger letters. */
const latestScale = 1.5;

function widthOfLabel({ key, words }: ControlLabel): number {
  return estimateWidth(words) * (key === 'latest' ? latestScale : 1);
}

/** Lays out a control chart for the width there is. */
export function layOut({ width, quarters, labels, events, formatMark, isCompact = false }: ControlParts): ControlLayout {
  const isNarrow = !isCompact && width < narrowest;
  const ticks = toSpanTicks(findSpan(quarters, labels));
  const left = Math.ceil(Math.max(...ticks.map((tick) => estimateWidth(formatMark(tick))))) + 10;
  const ends = isNarrow ? 2 : Math.ceil(Math.max(0, ...labels.filter(isAtEnd).map(widthOfLabel))) + 12;
  const right = width - ends;
  const slot = (right - left) / Math.max(1, quarters.length);
  const toX = (index: number) => left + (index + 0.5) * slot;
  const toEventX = (at: number) => Math.max(left, Math.min(right, toX(at - 0.5)));
  const areEventsLettered = isNarrow || isCompact || events.some((event) => findSide(event, toEventX(event.at), width) === null);
  const rows = areEventsLettered ? Math.min(1, events.length) : events.length;
  const top = rows * eventRow + headRoom;
  const bottom = top + plotHeight[isCompact ? 'compact' : isNarrow ? 'narrow' : 'wide'];
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
    isCompact,
    isNarrow,
    areEventsLettered,
    toX,
    toEventX,
    toY: (value) => bottom - ((value - lowest) / (highest - lowest)) * (bottom - top),
  };
}

/** Whether what a line means stands at its end. */
export function isAtEnd({ key }: Pick<ControlLabel, 'key'>): boolean {
  return key !== 'before';
}

/** On which side of its line the words of an event have room. Null where on neither. */
export function findSide({ words }: ControlEvent, x: number, width: number): 'after' | 'before' | null {
  const needed = estimateWidth(words) + 8;
  if (x + needed <= width) return 'after';
  return needed <= x ? 'before' : null;
}

/** The lowest and the highest of all that is drawn. 0 to 1 where there is nothing. */
function findSpan(quarters: readonly ControlQuarter[], labels: readonly ControlLabel[]) {
  const drawn = [
    ...quarters.flatMap(({ value, lastYear, beside, targets, band, level }) => [
      value,
      level,
      lastYear,
      beside,
      ...targets,
      band?.lower ?? null,
      band?.upper ?? null,
    ]),
    ...labels.map(({ value }) => value),
  ].filter((value) => value !== null);
  return drawn.length === 0 ? { lowest: 0, highest: 1 } : { lowest: Math.min(...drawn), highest: Math.max(...drawn) };
}
