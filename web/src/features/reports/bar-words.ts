import { type FigureValue, isOwnAlone } from '#lib/figure.js';
import { type BarWords, wordBar } from '#lib/protected.js';

/**
 * What stands at the end of a bar. Every figure of a quarter that is not final is provisional, and that others are left out holds for
 * all bars alike: both are said once, below.
 */
export function toBarWords(figure: FigureValue): BarWords {
  const flags = figure.flags.filter((flag) => flag !== 'PROVISIONAL');
  const words = wordBar({ ...figure, flags, own: null, othersInWords: null });
  return isOwnAlone(figure) ? { ...words, detail: '' } : words;
}
