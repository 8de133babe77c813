import type { OperationCost, Priced } from './cost-of-operation.js';

/** How to make the most expensive field cheaper, by field name. */
const cheaper: Readonly<Record<string, string>> = {
  figures: 'Group by fewer dimensions, narrow it in "where", or select fewer measures and changes',
  kpis: 'Name fewer measures or objectives, or leave out "by"',
  contributions: 'Break it down by fewer dimensions',
  scorecard: 'Ask for fewer of its fields',
  __schema: 'Ask for fewer fields of each type',
};
const usual = 'Ask for fewer rows or fields';

/** Says that an operation costs more than allowed, why, and what would be cheaper. */
export function describeTooExpensive(
  { cost, parts, isWhole }: OperationCost,
  allowance: number,
): string {
  const [dearest] = parts;
  const why = dearest ? ` ${describePart(dearest)}` : '';
  const how = cheaper[dearest?.name ?? ''] ?? usual;
  return `This question would cost ${isWhole ? '' : 'more than '}${inWords(cost)} points, and the limit for one question is ${inWords(allowance)}.${why} ${how}. Or ask in several questions.`;
}

/** Says that the rest of the hour's allowance is not enough. */
export function describeAllowanceUsed(
  { cost }: Pick<OperationCost, 'cost'>,
  {
    left,
    hour,
    seconds,
  }: { readonly left: number; readonly hour: number; readonly seconds: number },
): string {
  return `This question costs ${inWords(cost)} ${cost === 1 ? 'point' : 'points'}, and ${inWords(left)} of your ${inWords(hour)} points an hour are left. Ask again ${inMinutes(seconds)}, or for less.`;
}

/**
 * Says that the rest of the hour's allowance is not enough for a file. It does not say how many
 * rows the file would have.
 */
export function describeFileAllowanceUsed({
  left,
  hour,
  seconds,
}: {
  readonly left: number;
  readonly hour: number;
  readonly seconds: number;
}): string {
  const rest =
    left === 0
      ? 'you have used all of them'
      : `${inWords(Math.floor(left))} of them are left, fewer than this file costs`;
  return `Your files may cost ${inWords(hour)} points in an hour, and ${rest}. Ask again ${inMinutes(seconds)}${left === 0 ? '' : ', or for fewer rows'}.`;
}

/** Says that a file costs more than the hourly allowance for files. */
export function describeFileTooExpensive(hour: number): string {
  return `This file has more rows than you can download in an hour: your files may cost ${inWords(hour)} points an hour. Download it in parts, by days or by agencies.`;
}

function inMinutes(seconds: number): string {
  const minutes = Math.max(Math.ceil(seconds / 60), 1);
  return minutes === 1 ? 'in a minute' : `in ${minutes} minutes`;
}

function describePart({ key, name, cost, size }: Priced): string {
  const called = key === name ? name : `${key} (${name})`;
  return `Most of it is ${called}: ${size === null ? '' : `${size}, `}${inWords(Math.ceil(cost))} points.`;
}

const inWords = (count: number) => count.toLocaleString('en-GB');
