import { type FigureValue, findExact, findText, formatAmong, formatFigure, isOwnAlone, withoutOthers } from '#lib/figure.js';
import { fewestForShare, wordShare } from '#lib/share-words.js';

/** Reports of one group, such as a channel, and what they were a year before. */
export interface ReportGroup {
  readonly code: string;
  readonly name: string;
  readonly figure: FigureValue;
  /** Null where there is nothing to compare with. */
  readonly before: FigureValue | null;
}

/** Most first; equal ones as the server has them, and those without a figure last. */
export function sortGroups<Group extends Pick<ReportGroup, 'figure'>>(groups: readonly Group[]): readonly Group[] {
  return [...groups].sort((one, other) => (other.figure.value ?? -1) - (one.figure.value ?? -1));
}

/** The message of groups that share out a whole: the largest and its part. A part of few, and of what is only about right, is told as a number. */
export function wordLargest(sorted: readonly ReportGroup[], total: FigureValue | null, what: string): string {
  const [first, second] = sorted;
  if (first === undefined || first.figure.value === null) return `No ${what} has a figure that can be shown`;
  if (first.figure.value === 0) return `No ${what} has any reports`;
  if (second?.figure.value === first.figure.value) return `Several have the most, ${formatFigure(first.figure)} each`;

  const [part, whole] = [findWhole(first.figure), total === null ? null : findWhole(total)];
  if (part !== null && whole !== null && whole >= fewestForShare) return `${first.name}: ${wordShare(part, whole)} of reports, the most`;
  if (isOwnAlone(first.figure)) return `${first.name} has the most: ${formatFigure(first.figure)}`;
  const all = findText(total);
  return `${first.name}: ${formatFigure(first.figure)}${all === null ? '' : ` of ${all}`}, the most`;
}

/** The message of groups of which a report may name several: the one named most, and in how many reports. */
export function wordMostNamed(sorted: readonly ReportGroup[], what: string): string {
  const [first, second] = sorted;
  if (first === undefined || first.figure.value === null) return `No ${what} has a figure that can be shown`;
  if (first.figure.value === 0) return `No report names a ${what}`;
  if (second?.figure.value === first.figure.value) return `Several are named most, in ${formatFigure(first.figure)} reports each`;
  return `${first.name} is named most: in ${formatFigure(first.figure)}`;
}

/** What the bars show, in one sentence: the three with most, and how many more there are. */
export function summariseGroups(sorted: readonly ReportGroup[], total: FigureValue | null): string {
  const known = sorted.filter(({ figure }) => figure.value !== null);
  const named = known.slice(0, 3).map(({ name, figure }) => `${name}, ${formatAmong(figure)}`);
  const rest = known.length - named.length;
  const all = findText(total);
  const missing = sorted.filter(({ figure }) => figure.value === null).map(({ name, figure }) => `${name}, ${formatFigure(figure)}`);
  const isPartial = known.some(({ figure }) => isOwnAlone(figure));
  return `${[
    `Most first: ${named.join('; ')}${rest > 0 ? ` and ${rest} more` : ''}`,
    ...(isPartial ? [withoutOthers] : []),
    ...missing,
    ...(all === null ? [] : [`all together ${all}`]),
  ].join('; ')}.`;
}

/** `44.1%`: a part of the whole; null where either is not exact or incomplete, and of few. */
export function findPart(figure: FigureValue, total: FigureValue | null): number | null {
  const [part, whole] = [findWhole(figure), total === null ? null : findWhole(total)];
  return part === null || whole === null || whole < fewestForShare ? null : (part / whole) * 100;
}

/** The value of a figure that is exact and holds everything; null for all others. */
function findWhole(figure: FigureValue): number | null {
  const isPartial = figure.flags.includes('NOT_AVAILABLE') || figure.flags.includes('CONFIDENTIAL');
  return isPartial ? null : findExact(figure);
}
