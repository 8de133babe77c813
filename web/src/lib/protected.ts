import { besideFigure, type FigureValue, formatFigure, formatFlags, isHidden, isProtected } from './figure.js';
import { capitalise, formatNumber, joinWords } from './format.js';

/** A figure with what of it is the viewer's own. Both are null where nothing of it is protected, or it is not told. */
export interface OwnedFigure extends FigureValue {
  readonly own: number | null;
  readonly othersInWords: string | null;
}

/** A protected figure for large print: `about`, `87` and `47 of yours`. */
export interface LargeFigure {
  readonly before: string;
  readonly main: string;
  readonly note: string;
}

/** Null where nothing of the figure is protected: then it is told as it is. */
export function splitProtected(figure: Omit<OwnedFigure, 'othersInWords'>): LargeFigure | null {
  const { own, text, inWords, value } = figure;
  if (!isProtected(figure)) return null;
  if (isHidden(figure)) return { before: '', main: '[c]', note: inWords.startsWith('[') ? 'hidden to protect people' : inWords };
  const isMoved = figure.flags.includes('ESTIMATED');
  const ours = own === null ? '' : own === 0 ? 'none of yours' : own === value ? '' : `${formatNumber(own)} of yours`;
  return { before: isMoved ? 'about' : '', main: text, note: isMoved ? ours : inWords.replace(text, '').replace(/^, /, '').trim() };
}

/**
 * What each of some hidden counts may be, as the server says it: `fewer than 5, perhaps none`. Where it does not say the same of all of
 * them, as of sums that may be more, no number is named.
 */
export function wordHidden(figures: readonly FigureValue[]): string {
  const told = new Set(figures.flatMap((figure) => (isHidden(figure) && !figure.inWords.startsWith('[') ? [figure.inWords] : [])));
  const [words] = told;
  return words !== undefined && told.size === 1 ? words : 'too few to show, perhaps none';
}

/** A figure at the end of a bar: what is large, its flags, and the words beside it. */
export interface BarWords {
  readonly text: string;
  readonly flags: string;
  readonly detail: string;
}

/** `about 36` with `21 of yours, about 15 of others`; `[c]` with `fewer than 5, perhaps none`. What is open stands by itself. */
export function wordBar(figure: OwnedFigure): BarWords {
  const { own, othersInWords, inWords, text } = figure;
  const flags = besideFigure(figure);
  if (!isProtected(figure)) return { text: formatFigure(figure), flags: formatFlags(flags), detail: '' };
  if (isHidden(figure)) return { text: '[c]', flags: formatFlags(flags), detail: splitProtected(figure)?.note ?? '' };
  if (!flags.includes('ESTIMATED')) return { text, flags: formatFlags(flags), detail: splitProtected(figure)?.note ?? inWords };
  const parts =
    own === null || othersInWords === null ? '' : own === 0 ? 'none of yours' : `${formatNumber(own)} of yours, ${othersInWords} of others`;
  return { text: inWords, flags: formatFlags(flags.filter((flag) => flag !== 'ESTIMATED')), detail: parts };
}

/** One's own part, which is known to be nothing where it is. */
export function wordOwn(own: number): string {
  return own === 0 ? 'none' : formatNumber(own);
}

/** How a measure of a table is protected, as the server says it. */
export interface TableProtection {
  readonly cuts: readonly string[];
  /** For how many they count: an agency may count as two. */
  readonly cutCount: number;
  readonly mostCuts: number;
  readonly areOthersShown: boolean;
}

/** `2 of 3 cuts used: time, area`. */
export function countCuts({ cuts, cutCount, mostCuts }: TableProtection): string {
  const named = cuts.map((cut) => (isDouble(cut, { cuts, cutCount }) ? `${cut} (counts as two)` : cut));
  return `${cutCount} of ${mostCuts} cuts used${cuts.length === 0 ? '' : `: ${named.join(', ')}`}`;
}

const numbers: Readonly<Record<number, string>> = { 1: 'one', 2: 'two', 3: 'three' };

/**
 * Why others are not shown, which cuts there may be, and what to take away. Null where they are shown, or the server has
 * another reason.
 *
 * @param fixed cuts that what is shown cannot do without, such as what it is grouped by
 */
export function wordFourthCut({ cuts, cutCount, mostCuts, areOthersShown }: TableProtection, fixed: readonly string[]): string | null {
  if (areOthersShown || cutCount <= mostCuts) return null;
  const weigh = (some: readonly string[]) => some.length + (some.some((cut) => isDouble(cut, { cuts, cutCount })) ? 1 : 0);
  const loose = cuts.filter((cut) => !fixed.includes(cut));
  const kept = cuts.filter((cut) => fixed.includes(cut));
  const room = mostCuts - weigh(kept);
  const counted = cutCount > cuts.length ? ', where the agency counts as two' : '';
  const why = `What others recorded can be cut by ${mostCuts} things at once, and here it would be cut by ${cutCount}: ${joinWords(cuts)}${counted}.`;
  if (room < 0) return why;
  const excess = cutCount - mostCuts;
  if (loose.some((cut) => isDouble(cut, { cuts, cutCount }))) return `${why} ${describeWithoutAgency(loose, excess)}`;
  const allowed = joinWords([...kept, ...(room === 0 ? [] : [`${numbers[room] ?? room} more`])]);
  const filters = excess === loose.length ? joinWords(loose) : loose.join(' or ');
  const away = excess === 1 ? `the filter on ${filters}` : `${numbers[excess] ?? excess} of the filters on ${filters}`;
  return `${why} ${capitalise(allowed)} are allowed together: take away ${away}.`;
}

/** What to take away where the agency is a filter that counts as two: that, and more where it does not do; or enough of the others. */
function describeWithoutAgency(loose: readonly string[], excess: number): string {
  const others = loose.filter((cut) => cut !== agencyCut);
  const enough =
    others.length < excess
      ? ''
      : excess === others.length
        ? `, or on ${joinWords(others)}`
        : `, or ${numbers[excess] ?? excess} of those on ${others.join(' or ')}`;
  const more = excess <= 2 ? '' : ` and ${numbers[excess - 2] ?? excess - 2} more on ${others.join(' or ')}`;
  return `Take away the filter on ${agencyCut}${more}${enough}.`;
}

/** What the server calls a cut by agencies. */
const agencyCut = 'agency';

function isDouble(cut: string, { cuts, cutCount }: Pick<TableProtection, 'cuts' | 'cutCount'>): boolean {
  return cut === agencyCut && cutCount > cuts.length;
}
