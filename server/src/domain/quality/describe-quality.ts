import type { JudgedMeasure } from './judge-quality.js';
import type { QualityFigure } from './quality-figure.js';
import { absences } from './quality-measure.js';

/**
 * Describes one measure for an agency in a sentence or two, without any number that may not be
 * shown.
 */
export function describeMeasure(judged: JudgedMeasure): string {
  const { measure, together, medianTogether } = judged;
  const median =
    medianTogether.value === null
      ? ''
      : ` The median of the others is ${medianTogether.text.replace('%', ' per cent')}.`;
  if (together.absence !== null) return `${absences[together.absence]}${median}`;
  return `${sayOwn(judged, together, measure.name)}${median}`;
}

function sayOwn({ measure, figures }: JudgedMeasure, together: QualityFigure, name: string) {
  const { count, outOf, text } = together;
  if (count === null || outOf === null) return `${name}: ${text}.`;
  if (measure.key === 'onTime')
    return count === outOf
      ? `All ${say(outOf)} returns that were due came on time.`
      : `${say(count)} of ${say(outOf)} returns that were due came on time.`;
  if (measure.key === 'sentAgain') {
    const again = figures.filter((figure) => (figure.count ?? 0) > 0).length;
    return again === 0
      ? `None of the ${say(outOf)} returns was sent again.`
      : `${say(again)} of ${say(outOf)} returns ${again === 1 ? 'was' : 'were'} sent again, ${say(count)} ${count === 1 ? 'time' : 'times'} in all.`;
  }
  if (measure.unit === 'PER_HUNDRED')
    return `${say(count)} ${count === 1 ? 'warning' : 'warnings'} in ${say(outOf)} rows: ${text} per 100.`;
  const what = measure.key === 'unknown' ? 'cells' : 'rows';
  return `${say(count)} of ${say(outOf)} ${what}: ${text.replace('%', ' per cent')}.`;
}

/** The page's title for an agency's returns of a dataset. */
export function describeQuality(
  agency: string,
  dataset: string,
  judged: readonly JudgedMeasure[],
): string {
  const find = (key: string) => judged.find(({ measure }) => measure.key === key)?.together;
  const [onTime, unknown] = [find('onTime'), find('unknown')];
  const parts = [
    typeof onTime?.count === 'number' ? `${onTime.count} of ${onTime.outOf} on time` : '',
    typeof unknown?.value === 'number' ? `${unknown.text} of values unknown` : '',
  ].filter((part) => part !== '');
  return parts.length === 0
    ? `${agency}: no ${dataset} returns in these quarters`
    : `${agency}, ${dataset}: ${parts.join(', ')}`;
}

function say(number: number): string {
  return number.toLocaleString('en-GB');
}
