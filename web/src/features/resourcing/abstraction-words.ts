import { wordControl } from '#charts/control-words.js';
import { type FigureValue, formatFigure } from '#lib/figure.js';
import { splitSentence } from '#lib/sentence.js';
import { wordSpan } from '#lib/span-words.js';
import type { ToldPlace } from '#lib/time-lines.js';

interface Judged {
  readonly sentence: string;
  readonly figure: FigureValue;
}

/** The message of the abstraction rate: of the quarter shown in the server's words; where it has no figure, of those before it. */
export function wordAbstraction({ sentence, figure }: Judged, quarters: Parameters<typeof wordControl>[0]): string {
  return figure.value === null ? `${wordControl(quarters)} of abstraction` : splitSentence(sentence)[0];
}

/** The message of the rate over a range: between which rates it lay, of what is whole. Nothing is called a rise or a fall. */
export function wordAbstractionOverTime(places: readonly ToldPlace[]): string {
  const span = wordSpan(places);
  if (span === null) return 'No abstraction rate is whole yet';
  return span.includes(' to ') ? `The abstraction rate lay between ${span.replace(' to ', ' and ')}` : `The abstraction rate was ${span}`;
}

/** The abstraction rate of one agency. */
interface ToldAbstraction {
  readonly name: string;
  readonly rate: FigureValue;
}

/** The message of the rate by agency, highest first: who has the highest, and who the lowest. No cause is guessed at. */
export function wordAbstractionByAgency(agencies: readonly ToldAbstraction[]): string {
  const known = agencies.filter(({ rate }) => rate.value !== null);
  const size = ({ rate }: ToldAbstraction) => rate.value ?? 0;
  const highest = known.filter((agency) => size(agency) === Math.max(...known.map(size)));
  const lowest = known.filter((agency) => size(agency) === Math.min(...known.map(size)));
  const [first, last] = [highest[0], lowest[0]];
  if (first === undefined || last === undefined) return 'No agency has an abstraction rate';
  if (size(first) === size(last))
    return known.length === 1 ? `${first.name}: ${formatFigure(first.rate)}` : `All agencies: ${formatFigure(first.rate)}`;
  return `${tell('Highest', highest)}; ${tell('lowest', lowest)}`;
}

function tell(which: string, agencies: readonly ToldAbstraction[]): string {
  const [first] = agencies;
  if (first === undefined) return '';
  const who = agencies.length === 1 ? first.name : `${agencies.length} agencies`;
  return `${which} in ${who}, ${formatFigure(first.rate)}`;
}

/** What the bars show, in one sentence for those who do not see them. */
export function summariseAbstraction(agencies: readonly ToldAbstraction[]): string {
  const most = agencies
    .filter(({ rate }) => rate.value !== null)
    .slice(0, 3)
    .map(({ name, rate }) => `${name} ${formatFigure(rate)}`);
  return `Highest: ${most.join('; ')}.`;
}
