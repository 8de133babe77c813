import { type FigureValue, formatAmong, isOwnAlone, missingSymbol, withoutOthers } from '#lib/figure.js';
import { formatNumber, joinWords } from '#lib/format.js';
import type { Side } from '#lib/signal.js';
import type { Variation } from '#ui/judgement/judgement.type.js';
import { isTold } from '#ui/judgement/real-change.js';

/** One crime type as it is judged. */
export interface ToldSeries {
  readonly name: string;
  readonly figure: FigureValue;
  readonly variation: Variation;
  /** Which side of what is usual it lies on; null where it is no real change. */
  readonly side: Side | null;
}

/** So many crime types are named; of more their number is told. */
const mostNamed = 3;

/** The message of the crime types: which of them were unusual. Of an open quarter the three with most are told, and nothing is judged. */
export function wordSeries(series: readonly ToldSeries[], quarter: { readonly name: string; readonly isOpen: boolean }): string {
  if (quarter.isOpen) return wordOpen(series, quarter.name);
  const judged = series.filter(({ variation }) => isTold(variation));
  if (judged.length === 0) {
    const isClose = series.some(({ variation }) => variation === 'TOO_CLOSE');
    return `${isClose ? 'It is too close' : 'There are too few quarters'} to tell a real change in any crime type`;
  }

  const clauses = [
    wordSide(
      judged.filter(({ side }) => side === 'HIGH'),
      'unusually high',
    ),
    wordSide(
      judged.filter(({ side }) => side === 'LOW'),
      'unusually low',
    ),
  ].filter((words) => words !== null);
  const unchanged = judged.filter(({ side }) => side === null).length;
  if (clauses.length > 0) return [...clauses, ...(unchanged === 0 ? [] : [`no real change in ${wordRest(unchanged)}`])].join('; ');
  return judged.length === series.length
    ? `No real change in any of the ${formatNumber(series.length)} crime types`
    : `No real change in the ${formatNumber(judged.length)} crime types that can be judged`;
}

function wordSide(changed: readonly ToldSeries[], how: string): string | null {
  const [first] = changed;
  if (first === undefined) return null;
  if (changed.length > mostNamed) return `${formatNumber(changed.length)} crime types were ${how}`;
  return `${joinWords(changed.map(({ name }) => name))} ${changed.length === 1 && !first.name.endsWith('s') ? 'was' : 'were'} ${how}`;
}

function wordRest(count: number): string {
  return count === 1 ? 'the other one' : `the other ${formatNumber(count)}`;
}

function wordOpen(series: readonly ToldSeries[], quarter: string): string {
  const most = [...series]
    .filter(({ figure }) => figure.value !== null)
    .sort((one, other) => (other.figure.value ?? 0) - (one.figure.value ?? 0))
    .slice(0, mostNamed);
  if (most.length === 0) return `No crime type has a figure for ${quarter} yet`;
  return `${quarter} so far: most are ${joinWords(most.map(({ name, figure }) => `${name} (${formatAmong(figure)})`))}`;
}

/** What the lines show, in one sentence for those who do not see them. */
export function summariseSeries(series: readonly ToldSeries[], quarter: string): string {
  const told = series.map(({ name, figure, side }) => {
    const how = side === null ? '' : side === 'HIGH' ? ', unusually high' : ', unusually low';
    return `${name} ${formatAmong(figure)}${how}`;
  });
  const partial = series.some(({ figure }) => isOwnAlone(figure)) ? `; ${withoutOthers}` : '';
  return `${quarter}: ${told.join('; ')}${partial}.`;
}

/** A figure for little room: `4,549`, `about 623`, `22 [x]` where others are left out, `[c]` where nothing is shown. */
export function wordShort(figure: FigureValue): string {
  if (figure.value === null) return missingSymbol(figure);
  if (figure.flags.includes('ESTIMATED')) return figure.inWords;
  if (figure.flags.includes('CONFIDENTIAL')) return `${figure.text} [c]`;
  return figure.flags.includes('NOT_AVAILABLE') ? `${figure.text} [x]` : figure.text;
}
