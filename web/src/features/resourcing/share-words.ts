import { type FigureValue, findExact, formatFigure } from '#lib/figure.js';
import { formatLevel } from '#lib/unit.js';

/** Fewer than this make no percentage. */
export const fewestForShare = 20;

/** A part of a whole: its share in per cent, and in words. Of too few it is told as what it is of what, and has no share. */
export interface Share {
  readonly percent: number | null;
  /** `64.9%`, `3 of 7`; why there is none otherwise. */
  readonly text: string;
}

/** What part of a sum a figure is. `fewest` is how large the sum has to be for a percentage. */
export function toShare(part: FigureValue | null, whole: FigureValue | null, fewest: number): Share {
  const [numerator, denominator] = [part === null ? null : findExact(part), whole === null ? null : findExact(whole)];
  if (part === null || numerator === null) return { percent: null, text: part === null ? '[x] not available' : formatFigure(part) };
  if (denominator === null || denominator <= 0) return { percent: null, text: '[z] not applicable' };
  if (denominator < fewest) return { percent: null, text: `${part.text} of ${whole?.text ?? ''}` };
  const percent = (numerator / denominator) * 100;
  return { percent, text: formatLevel(percent, 'PERCENT') };
}

/** `65%`: rounded for a headline. A part that is there is never rounded away. */
export function roundShare(percent: number): string {
  if (percent > 0 && percent < 1) return 'less than 1%';
  return `${Math.round(percent)}%`;
}
