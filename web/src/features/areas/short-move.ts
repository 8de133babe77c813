import type { FigureValue } from '#lib/figure.js';
import { type Move, wordMove } from '#lib/move.js';

/** A change for a narrow column: without its per cent, points cut short, `none` where nothing is comparable. */
export function toShortMove(move: Move | null, figure: Pick<FigureValue, 'value' | 'flags'>): string {
  const words = wordMove(move, figure);
  if (words === 'Not comparable') return 'none';
  if (words === 'Too close to tell') return 'too close';
  return words.replace(' points', ' pts').split(' (')[0] ?? words;
}
