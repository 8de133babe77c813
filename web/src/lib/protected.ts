import { type FigureValue, isHidden, isProtected } from './figure.js';
import { formatNumber } from './format.js';

/**
 * A figure with the viewer's own part, which is null if no part of the figure is protected, or if
 * the own part is not given.
 */
export interface OwnedFigure extends FigureValue {
  readonly own: number | null;
}

/** A protected figure for large print: `about`, `87` and `47 of yours`. */
export interface LargeFigure {
  readonly before: string;
  readonly main: string;
  readonly note: string;
}

/**
 * Splits a protected figure. Null if no part of it is protected: then the figure is shown as it is.
 */
export function splitProtected(figure: OwnedFigure): LargeFigure | null {
  const { own, text, displayText, value } = figure;
  if (!isProtected(figure)) return null;
  if (isHidden(figure))
    return {
      before: '',
      main: '[c]',
      note: displayText.startsWith('[') ? 'hidden to protect people' : displayText,
    };
  const isMoved = figure.flags.includes('ESTIMATED');
  const ours =
    own === null
      ? ''
      : own === 0
        ? 'none of yours'
        : own === value
          ? ''
          : `${formatNumber(own)} of yours`;
  return {
    before: isMoved ? 'about' : '',
    main: text,
    note: isMoved ? ours : displayText.replace(text, '').replace(/^, /, '').trim(),
  };
}
