import { type FigureValue, findText } from '#lib/figure.js';
import { capitalise } from '#lib/format.js';

/** Said of every number of reports. */
export const neitherWay = 'More reports can mean better spotting, so neither way is better.';

/** `3.99 for each 1,000 people.` Empty where there is no rate. */
export function wordRate(rate: FigureValue | null): string {
  const text = findText(rate);
  return text === null ? '' : `${capitalise(text)} for each 1,000 people.`;
}
