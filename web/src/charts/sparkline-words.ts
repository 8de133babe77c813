import { joinWords } from '#lib/format.js';

import type { SparklineContent, SparklinePoint } from './sparkline.type.js';

type Unit = 'quarters' | 'years';
const oneOf = { quarters: 'quarter', years: 'year' } as const;

/**
 * What a sparkline shows, in one sentence for people who do not see it. `unit` is the period of its
 * points.
 */
export function describeSparkline(
  name: string,
  { points, stretches, level, joinsOpen }: SparklineContent,
  unit: Unit = 'quarters',
): string {
  const closed = points.filter(({ isOpen }) => !isOpen);
  const latest = closed.at(-1);
  const known = closed.filter(({ value }) => value !== null);
  if (latest === undefined || known.length === 0)
    return `${name}: no closed ${oneOf[unit]} has a figure.`;

  const size = ({ value }: SparklinePoint) => value ?? 0;
  const lowest = known.find((point) => known.every((other) => size(point) <= size(other)));
  const highest = known.findLast((point) => known.every((other) => size(point) >= size(other)));
  const missing = closed.filter(({ value }) => value === null).map(({ label }) => label);
  const breaks = stretches.slice(1).flatMap(({ start }) => closed[start]?.label ?? []);
  const open = joinsOpen ? points.filter(({ isOpen, value }) => isOpen && value !== null) : [];

  const parts = [
    known.length === 1
      ? null
      : `between ${lowest?.text ?? ''} in ${lowest?.label ?? ''} and ${highest?.text ?? ''} in ${highest?.label ?? ''}`,
    latest.value === null
      ? null
      : `latest ${latest.text}${level === null ? describeSignalVerb(latest) : ''}`,
    level === null ? null : `${level.text.charAt(0).toLowerCase()}${level.text.slice(1)}`,
    ...open.map(({ label, text }) => `${text} so far in ${label}`),
    missing.length === 0 ? null : `no figure for ${joinWords(missing)}`,
    breaks.length === 0 ? null : `recorded differently before ${joinWords(breaks)}`,
  ];
  return `${name}, ${closed.length} ${closed.length === 1 ? oneOf[unit] : unit} to ${latest.label}: ${parts.filter((part) => part !== null).join('; ')}.`;
}

function describeSignalVerb({ signal }: SparklinePoint): string {
  if (signal === null) return '';
  return signal === 'HIGH' ? ', higher than usual' : ', lower than usual';
}
