import type { WaterfallStep } from '#charts/waterfall-layout.js';
import { type FigureValue, findExact, formatFigure } from '#lib/figure.js';
import { formatChange, formatNumber } from '#lib/format.js';
import type { Side } from '#lib/signal.js';

/** The registers at both ends of a quarter, and what happened between them. */
export interface GroupChanges {
  /** `Q1 2026/27`, and `Q2 2026/27` or, while that is open, `Q2 2026/27 so far`. */
  readonly quarters: { readonly before: string; readonly now: string };
  readonly opening: FigureValue;
  readonly closing: FigureValue;
  readonly mapped: FigureValue;
  readonly archived: FigureValue;
}

/**
 * The steps from one register to the next: groups mapped and archived, and what is left between the two, such as groups reopened.
 * What is left is the only number that no answer has: a waterfall that did not end at its total would be a lie. Null where a figure
 * is missing or only about right.
 */
export function toGroupSteps({ quarters, opening, closing, mapped, archived }: GroupChanges): readonly WaterfallStep[] | null {
  const [start, end, more, less] = [findExact(opening), findExact(closing), findExact(mapped), findExact(archived)] as const;
  if (start === null || end === null || more === null || less === null) return null;
  const rest = end - start - more + less;

  return [
    { key: 'opening', name: `End of ${quarters.before}`, kind: 'whole', value: start, text: opening.text },
    { key: 'mapped', name: 'Newly mapped', kind: 'change', value: more, text: formatChange(more) },
    { key: 'rest', name: 'Reopened and others', kind: 'change', value: rest, text: formatChange(rest) },
    { key: 'archived', name: 'Archived', kind: 'change', value: 0 - less, text: formatChange(0 - less) },
    { key: 'closing', name: `End of ${quarters.now}`, kind: 'whole', value: end, text: closing.text },
  ];
}

/** The message of the groups: how many are active, and how many more or fewer than a quarter before. */
export function wordGroups(
  { quarters, opening, closing }: Pick<GroupChanges, 'quarters' | 'opening' | 'closing'>,
  side: Side | null,
): string {
  const noun = closing.value === 1 ? 'group was' : 'groups were';
  const level = `${formatFigure(closing)} ${noun} active at the end of ${quarters.now}`;
  const unusual = side === null ? '' : `, unusually ${side === 'LOW' ? 'few' : 'many'}`;
  const [start, end] = [findExact(opening), findExact(closing)];
  if (start === null || end === null) return `${level}${unusual}`;
  const difference = end - start;
  if (difference === 0) return `${level}, as many as a quarter before${unusual}`;
  return `${level}, ${formatNumber(Math.abs(difference))} ${difference > 0 ? 'more' : 'fewer'} than a quarter before${unusual}`;
}
