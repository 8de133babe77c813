import { type FigureValue, findExact, findText, formatFigure } from '#lib/figure.js';
import { fewestForShare, wordShare } from '#lib/share-words.js';

/** Disruptions of one crime type under one objective. */
export interface Pairing {
  readonly crimeType: string;
  readonly objective: string;
  readonly figure: FigureValue;
}

/** The message of crime type by objective: the largest pairing and its part of the whole. A part of few is told as a number. */
export function wordPairings(pairings: readonly Pairing[], total: FigureValue | null): string {
  const size = ({ figure }: Pairing) => figure.value ?? -1;
  const largest = pairings.reduce<Pairing | undefined>(
    (before, next) => (before === undefined || size(next) > size(before) ? next : before),
    undefined,
  );
  if (largest === undefined || size(largest) <= 0) return 'No crime type has any disruption';

  const equals = pairings.filter((pairing) => size(pairing) === size(largest));
  const text = formatFigure(largest.figure);
  if (equals.length > 1) return `${equals.length} pairings of crime type and objective have the most, ${text} each`;

  const name = `${largest.crimeType} under ${largest.objective}`;
  const whole = total === null ? null : findExact(total);
  const part = findExact(largest.figure);
  if (whole === null || part === null) return `${name}: ${text}, the most`;
  if (whole < fewestForShare) return `${name}: ${text} of ${formatFigure(total ?? largest.figure)}, the most`;
  return `${name} ${largest.crimeType.endsWith('s') ? 'make' : 'makes'} ${wordShare(part, whole)} of disruptions`;
}

/** What the heat table shows, in one sentence for those who do not see it: the three largest pairings. */
export function summarisePairings(pairings: readonly Pairing[], total: FigureValue | null): string {
  const most = [...pairings]
    .filter(({ figure }) => (figure.value ?? 0) > 0)
    .sort((one, other) => (other.figure.value ?? 0) - (one.figure.value ?? 0))
    .slice(0, 3)
    .map(({ crimeType, objective, figure }) => `${crimeType} under ${objective}, ${formatFigure(figure)}`);
  const whole = findText(total);
  return `Most: ${most.join('; ')}${whole === null ? '' : `; all together ${whole}`}.`;
}
