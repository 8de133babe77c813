import { besideFigure, type FigureValue, formatFigure, formatFlags, isHidden, isProtected } from './figure.js';
import { formatNumber } from './format.js';

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
