import { formatAmong, formatFigure, isHidden } from '#lib/figure.js';
import { capitalise, joinWords } from '#lib/format.js';
import { type OwnedFigure, wordHidden } from '#lib/protected.js';
import type { Step } from '#lib/scope.js';
import { eachOf, findEnds, wordPartial, wordSpan } from '#lib/span-words.js';
import { nameTime, type ToldPlace } from '#lib/time-lines.js';

type TimeFigures = readonly ToldPlace<OwnedFigure>[];

/**
 * The message of people referred over time: between how many they lay, of what is whole. Where a part of any of it is hidden no lowest
 * is named, for what is hidden may be lower. Nothing is called a rise or a fall.
 */
export function wordOverTime(times: TimeFigures, step: Step): string {
  const ends = findEnds(times);
  const span = wordSpan(times);
  if (ends === null || span === null) return 'Nothing of this is whole and can be shown';
  const partial = wordPartial([{ places: times }], ', ');
  if (isAnyHidden(times)) return `Most ${eachOf[step]}: ${formatAmong(ends.highest.figure)}, in ${ends.highest.label}${partial}`;
  const people = ends.highest.figure.value === 1 ? 'person' : 'people';
  return span.includes(' to ')
    ? `Between ${span.replace(' to ', ' and ')} ${people} ${eachOf[step]}${partial}`
    : `${capitalise(span)} ${people} ${eachOf[step]}${partial}`;
}

/** What is drawn, in one sentence for those who do not see it. */
export function summariseOverTime(times: TimeFigures, range: string): string {
  const ends = findEnds(times);
  const tell = ({ figure, label }: ToldPlace) => `${formatAmong(figure)} in ${label}`;
  const whole = times.filter(({ isOpen }) => !isOpen);
  const hidden = whole.filter(({ figure }) => isHidden(figure));
  const missing = whole.filter(({ figure }) => figure.value === null && !isHidden(figure));
  const name = (some: TimeFigures) => joinWords(some.map(({ label }) => label));

  const parts = [
    ends === null || isAnyHidden(times) ? null : `lowest ${tell(ends.lowest)}`,
    ends === null ? null : `highest ${tell(ends.highest)}`,
    ...times.filter(({ isOpen }) => isOpen).map((time) => `${nameTime(time)}: ${formatFigure(time.figure)}`),
    hidden.length === 0 ? null : `${wordHidden(hidden.map(({ figure }) => figure))}, in ${name(hidden)}`,
    missing.length === 0 ? null : `no figure for ${name(missing)}`,
  ];
  return `${range}: ${parts.filter((part) => part !== null).join('; ')}${wordPartial([{ places: times }], '; ')}.`;
}

/** Whether a part of anything whole is hidden, with or without one's own beside it. */
function isAnyHidden(times: TimeFigures): boolean {
  return times.some(({ isOpen, figure }) => !isOpen && figure.flags.includes('CONFIDENTIAL'));
}
