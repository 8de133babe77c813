import type { ShareValue } from '#lib/figure.js';
import { findExact, type Flag, formatFigure, isHidden } from '#lib/figure.js';
import { formatNumber } from '#lib/format.js';
import { type LargeFigure, splitProtected } from '#lib/protected.js';
import { formatRounded } from '#lib/rounded.js';

import { wordFew, wordShare } from './share-words.js';

interface TileFigure extends ShareValue {
  readonly own: number | null;
}

/** A figure for large print: a count with what of it is one's own, a share with what it is a share of. */
export function splitTile(figure: TileFigure, unit: string): LargeFigure {
  if (unit !== 'PERCENT') return splitProtected(figure) ?? toPlain(figure);
  if (isHidden(figure)) return { before: '', main: '[c]', note: 'Hidden: too few' };
  const few = wordFew(figure);
  if (few !== null) return { before: '', main: wordShare(figure), note: few };
  const about = findExact(figure) === null ? 'about' : '';
  const whole =
    figure.denominator === null
      ? ''
      : `of ${about} ${about === '' ? formatNumber(figure.denominator) : formatRounded(figure.denominator)}`.replace('  ', ' ');
  return { before: about, main: figure.text, note: whole };
}

function toPlain(figure: TileFigure): LargeFigure {
  const [main = '', ...words] = formatFigure(figure).split(' ');
  return figure.value === null ? { before: '', main, note: words.join(' ') } : { before: '', main: formatFigure(figure), note: '' };
}

interface TrendFigure {
  readonly value: number | null;
  readonly inWords: string;
  readonly flags: readonly Flag[];
}

/** The quarters of a line. An exact share of fewer than 20 has no place on it: it would swing from nothing to all. */
export function toSparkTrend<Point extends { readonly figure: TrendFigure }>(trend: readonly Point[]): readonly Point[] {
  return trend.map((point) => {
    const { flags } = point.figure;
    const isOfFew = flags.includes('LOW_RELIABILITY') && !flags.includes('ESTIMATED');
    return isOfFew ? { ...point, figure: { ...point.figure, value: null } } : point;
  });
}
