import { type FigureValue, formatAmong, isOwnAlone, withoutOthers } from './figure.js';
import { joinWords } from './format.js';
import type { Step } from './scope.js';
import type { ToldPlace } from './time-lines.js';

/** Something told over time, such as an objective: it is named where others stand beside it. */
interface ToldSpan {
  readonly name: string;
  readonly places: readonly ToldPlace[];
}

/** `a month`: what a figure over time is for. */
export const eachOf = { month: 'a month', quarter: 'a quarter', year: 'a year', rolling: 'in four quarters' } as const satisfies Record<
  Step,
  string
>;

/** So many are all named; of more only so many, the highest. */
const mostTold = 4;
const mostNamed = 3;

/**
 * The message of what is told over time: between which figures each of them lay, in their order, or the highest three of many. Nothing is
 * called a rise or a fall, for nothing of it is judged. What is hidden is left out, and is never the lowest.
 */
export function wordSpans(spans: readonly ToldSpan[], step: Step): string {
  const told = spans.flatMap(({ name, places }) => {
    const ends = findEnds(places);
    return ends === null ? [] : [{ ends, words: `${name} ${wordEnds(ends)}` }];
  });
  if (told.length === 0) return 'Nothing of this is whole yet';
  const partial = wordPartial(spans, ', ');
  if (told.length <= mostTold) return `${joinWords(told.map(({ words }) => words))} ${eachOf[step]}${partial}`;
  const most = told.toSorted((one, other) => sizeOf(other.ends.highest) - sizeOf(one.ends.highest)).slice(0, mostNamed);
  return `Most ${eachOf[step]}: ${joinWords(most.map(({ words }) => words))}${partial}`;
}

/** `110 to 140`: between which figures one of them lay. Null where nothing of it is whole and shown. */
export function wordSpan(places: readonly ToldPlace[]): string | null {
  const ends = findEnds(places);
  return ends === null ? null : wordEnds(ends);
}

function wordEnds({ lowest, highest }: Ends): string {
  const [low, high] = [formatAmong(lowest.figure), formatAmong(highest.figure)];
  if (low === high) return low;
  const areBoth = isAbout(lowest.figure) && isAbout(highest.figure);
  return `${low} to ${areBoth ? highest.figure.text : high}`;
}

function isAbout({ flags }: FigureValue): boolean {
  return flags.includes('ESTIMATED');
}

/** Said once where what others recorded is left out of any figure; empty where it is left out of none. */
export function wordPartial(spans: readonly Pick<ToldSpan, 'places'>[], before: string): string {
  return spans.some(({ places }) => places.some(({ figure }) => isOwnAlone(figure))) ? `${before}${withoutOthers}` : '';
}

interface Ends {
  readonly lowest: ToldPlace;
  readonly highest: ToldPlace;
}

/** The lowest and the highest of what is whole and shown; the earlier of two alike. Null where there is nothing. */
export function findEnds(places: readonly ToldPlace[]): Ends | null {
  const whole = places.filter(({ isOpen, figure }) => !isOpen && figure.value !== null);
  const [lowest] = whole.toSorted((one, other) => sizeOf(one) - sizeOf(other));
  const [highest] = whole.toSorted((one, other) => sizeOf(other) - sizeOf(one));
  return lowest === undefined || highest === undefined ? null : { lowest, highest };
}

function sizeOf({ figure }: ToldPlace): number {
  return figure.value ?? 0;
}

/** What is drawn over time, in one sentence for those who do not see it. */
export function summariseSpans(spans: readonly ToldSpan[], range: string): string {
  const told = spans.map(({ name, places }) => {
    const ends = findEnds(places);
    if (ends === null) return `${name} no figure`;
    const { lowest, highest } = ends;
    if (lowest.code === highest.code) return `${name} ${formatAmong(lowest.figure)} in ${lowest.label}`;
    return `${name} lowest ${formatAmong(lowest.figure)} in ${lowest.label}, highest ${formatAmong(highest.figure)} in ${highest.label}`;
  });
  return `${range}: ${told.join('; ')}${wordPartial(spans, '; ')}.`;
}
