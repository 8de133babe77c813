import { type FigureValue, formatFigure } from '#lib/figure.js';
import { joinWords } from '#lib/format.js';
import type { Step } from '#lib/scope.js';

/** A month, quarter or year with its figure. */
export interface ToldPlace {
  readonly code: string;
  readonly label: string;
  /** Not whole yet: it has no say in what is lowest and highest. */
  readonly isOpen: boolean;
  readonly figure: FigureValue;
}

interface ToldSpan {
  readonly name: string;
  readonly places: readonly ToldPlace[];
}

const each = { month: 'a month', quarter: 'a quarter', year: 'a year', rolling: 'in four quarters' } as const satisfies Record<
  Step,
  string
>;

/**
 * The message of objectives over time: between which figures each of them lay, in their order. Nothing is called a rise or a fall, for
 * nothing of it is judged. What is hidden is left out, and is never the lowest.
 */
export function wordSpans(objectives: readonly ToldSpan[], step: Step): string {
  const spans = objectives.flatMap(({ name, places }) => {
    const ends = findEnds(places);
    return ends === null ? [] : [`${name} ${wordEnds(ends)}`];
  });
  return spans.length === 0 ? 'Nothing of this is whole yet' : `${joinWords(spans)} ${each[step]}`;
}

function wordEnds({ lowest, highest }: Ends): string {
  const [low, high] = [formatFigure(lowest.figure), formatFigure(highest.figure)];
  return low === high ? low : `${low} to ${high}`;
}

interface Ends {
  readonly lowest: ToldPlace;
  readonly highest: ToldPlace;
}

/** The lowest and the highest of what is whole and shown; the earlier of two alike. Null where there is nothing. */
function findEnds(places: readonly ToldPlace[]): Ends | null {
  const whole = places.filter(({ isOpen, figure }) => !isOpen && figure.value !== null);
  const byValue = whole.toSorted((one, other) => (one.figure.value ?? 0) - (other.figure.value ?? 0));
  const [lowest] = byValue;
  const top = byValue.at(-1)?.figure.value;
  const highest = whole.find(({ figure }) => figure.value === top);
  return lowest === undefined || highest === undefined ? null : { lowest, highest };
}

/** What the panels show, in one sentence for those who do not see them. */
export function summariseSpans(objectives: readonly ToldSpan[], range: string): string {
  const told = objectives.map(({ name, places }) => {
    const ends = findEnds(places);
    if (ends === null) return `${name} no figure`;
    const { lowest, highest } = ends;
    return `${name} lowest ${formatFigure(lowest.figure)} in ${lowest.label}, highest ${formatFigure(highest.figure)} in ${highest.label}`;
  });
  return `${range}: ${told.join('; ')}.`;
}
