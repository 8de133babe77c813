import { type FigureValue, isProtected } from './figure.js';

/** A change as the server words it: `signed` null where there is none to tell, `difference` null where there is none at all. */
export interface Move {
  readonly signed: string | null;
  readonly difference: number | null;
}

/** `+22 (+5.4%)`, `about +22` of what is protected, or why there is none. A difference that may be the lottery alone is no change. */
export function wordMove(move: Move | null, figure: Pick<FigureValue, 'value' | 'flags'>): string {
  if (move === null || (move.signed === null && move.difference === null)) return 'Not comparable';
  if (move.signed === null) return 'Too close to tell';
  return isProtected(figure) ? `about ${move.signed}` : move.signed;
}
