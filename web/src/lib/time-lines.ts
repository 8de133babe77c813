import type { PeriodChoice } from './choice.js';
import type { FigureValue } from './figure.js';
import { joinWords } from './format.js';
import { readTimeKey, type TimeKey, type TimePlace } from './time-question.js';

/** A month, quarter or year with its figure. */
export interface ToldPlace<Figure extends FigureValue = FigureValue> extends TimePlace {
  readonly figure: Figure;
}

/** One row of the answer to `toTimeQuestion`. */
export interface TimeRow {
  readonly key: TimeKey;
  /** Which line it belongs to; null where it belongs to none. */
  readonly line: string | null;
  readonly figure: FigureValue | null;
}

/** What is told over time: an objective, a crime type. */
interface Line {
  readonly code: string;
}

interface TimeLines<Told extends Line> {
  /** From early to late. */
  readonly times: readonly TimePlace[];
  /** In the order given, each with a place for every time. */
  readonly lines: readonly (Told & { readonly places: readonly ToldPlace[] })[];
}

/** An answer over time, line by line. A pairing that the answer does not list has no figure: it is not nought. */
export function toTimeLines<Told extends Line>(
  rows: readonly TimeRow[],
  lines: readonly Told[],
  known: { readonly periods: readonly PeriodChoice[] },
): TimeLines<Told> {
  const read = rows.flatMap(({ key, line, figure }) => {
    const time = readTimeKey(key, known);
    return time === null || line === null ? [] : [{ time, line, figure: figure ?? missing }];
  });
  const times = [...new Map(read.map(({ time }) => [time.code, time])).values()].sort((one, other) => (one.code < other.code ? -1 : 1));
  const figures = new Map(read.map(({ time, line, figure }) => [`${line} ${time.code}`, figure]));
  return {
    times,
    lines: lines.map((line) => ({
      ...line,
      places: times.map((time) => ({ ...time, figure: figures.get(`${line.code} ${time.code}`) ?? missing })),
    })),
  };
}

/** A pairing that the answer does not list. */
const missing: FigureValue = { value: null, text: '[x]', inWords: '[x]', flags: ['NOT_AVAILABLE'] };

/** The last of them that is whole: the one whose numbers are told. The last of all where none is; undefined where there are none. */
export function findLastWhole(times: readonly TimePlace[]): TimePlace | undefined {
  return times.findLast(({ isOpen }) => !isOpen) ?? times.at(-1);
}

/** `Q2 2026/27`, and `Q3 2026/27, so far` of what is not whole. */
export function nameTime({ label, part }: Pick<TimePlace, 'label' | 'part'>): string {
  return part === '' ? label : `${label}, ${part}`;
}

/** `2022 from Q1 2022/23 on and 2026 so far`: what of them is not whole, for a key. Null where all are. */
export function nameParts(times: readonly TimePlace[]): string | null {
  const words = [...new Set(times.map(({ part }) => part))].flatMap((part) => {
    const labels = times.filter((time) => time.part === part).map(({ label }) => label);
    return part === '' ? [] : [`${joinWords(labels)} ${part}`];
  });
  return words.length === 0 ? null : joinWords(words);
}
