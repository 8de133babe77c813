import { type FigureValue, formatFigure } from '#lib/figure.js';
import { joinWords } from '#lib/format.js';
import type { Step } from '#lib/scope.js';
import type { Side } from '#lib/signal.js';
import { wordSpans } from '#lib/span-words.js';
import type { ToldPlace } from '#lib/time-lines.js';
import type { Variation } from '#ui/judgement/judgement.type.js';
import { isRealChange } from '#ui/judgement/real-change.js';

/** Hours of one objective as they are judged. */
export interface ToldHours {
  readonly name: string;
  readonly figure: FigureValue;
  readonly variation: Variation;
  /** Where the quarter shown lies; null within the usual ups and downs. */
  readonly side: Side | null;
}

/** The message of the hours by objective: what is more than the usual ups and downs, in their order. More hours are no better than fewer. */
export function wordHours(objectives: readonly ToldHours[], quarter: { readonly name: string; readonly isOpen: boolean }): string {
  const known = objectives.filter(({ figure }) => figure.value !== null);
  if (quarter.isOpen) return `No hours of ${quarter.name} are in yet`;
  if (known.length === 0) return `There are no hours for ${quarter.name}`;

  const changed = known.filter(({ variation }) => isRealChange(variation));
  const more = changed.filter(({ side }) => side !== 'LOW').map(({ name }) => name);
  const fewer = changed.filter(({ side }) => side === 'LOW').map(({ name }) => name);
  if (changed.length > 0) {
    return [
      ...(more.length === 0 ? [] : [`${joinWords(more)} ${more.length === 1 ? 'has' : 'have'} more hours than usual`]),
      ...(fewer.length === 0
        ? []
        : [`${joinWords(fewer)} ${fewer.length === 1 ? 'has' : 'have'} fewer${more.length === 0 ? ' hours than usual' : ''}`]),
    ].join('; ');
  }
  if (known.every(({ variation }) => variation === 'TOO_FEW_POINTS'))
    return 'There are too few quarters to tell a real change in the hours of any objective';
  return 'No real change in the hours of any objective';
}

/** What the panels show, in one sentence for those who do not see them. */
export function summariseHours(objectives: readonly ToldHours[], quarter: string): string {
  return `${quarter}: ${objectives.map(({ name, figure }) => `${name} ${formatFigure(figure)}`).join('; ')}.`;
}

interface HoursSpan {
  readonly name: string;
  readonly places: readonly ToldPlace[];
}

/** The message of hours over time: between how many each objective lay. Their unit is said once. */
export function wordHoursOverTime(objectives: readonly HoursSpan[], step: Step): string {
  const short = objectives.map(({ name, places }) => ({ name, places: places.map(withoutUnit) }));
  return `Hours: ${wordSpans(short, step)}`;
}

function withoutUnit(place: ToldPlace): ToldPlace {
  const { text, inWords } = place.figure;
  return { ...place, figure: { ...place.figure, text: text.replace(/ hours?$/, ''), inWords: inWords.replace(/ hours?$/, '') } };
}
