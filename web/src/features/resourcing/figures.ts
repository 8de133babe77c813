import { besideFigure, type FigureValue, type Flag, formatFigure, formatFlags, missingSymbol, type ShareValue } from '#lib/figure.js';
import type { ExplainedFigure } from '#lib/figure-question.js';
import { formatNumber } from '#lib/format.js';
import { formatLevel } from '#lib/unit.js';
import type { FigureCell } from '#ui/figure-block/figure-block.type.js';
import { toFigureCell } from '#ui/figure-block/figure-cell.js';

/** A figure that an answer does not list. */
export const missing: FigureValue = { value: null, text: '[x]', inWords: '[x]', flags: ['NOT_AVAILABLE'] };

/** A share that an answer does not list. */
export const missingShare: ShareValue = { ...missing, numerator: null, denominator: null };

/** As short as it can be: the number without its unit, or the sign that says why there is none. */
export function shorten(figure: FigureValue): string {
  return figure.value === null ? missingSymbol(figure) : figure.text.replace(/ (FTE|hours)$/, '');
}

/** A share; of fewer than 20 it is what it is of what, `1.1 of 17.8`, and no percentage. */
export function formatShare(figure: ShareValue): string {
  const { numerator, denominator } = figure;
  if (!isOfFew(figure) || numerator === null || denominator === null) return formatFigure(figure);
  return formatParts(numerator, denominator);
}

/** `3 of 11`; parts of posts have a decimal each, `9.5 of 71.0`. */
export function formatParts(part: number, whole: number): string {
  const areWhole = Number.isInteger(part) && Number.isInteger(whole);
  return areWhole ? `${formatNumber(part)} of ${formatNumber(whole)}` : `${formatFte(part)} of ${formatFte(whole)}`;
}

/** Full-time equivalents without their unit: `9.5`. */
export function formatFte(posts: number): string {
  return formatLevel(posts, 'FTE').replace(' FTE', '');
}

/** Whether a share is of fewer than 20, so that it makes no percentage. */
export function isOfFew({ flags }: { readonly flags: readonly Flag[] }): boolean {
  return flags.includes('LOW_RELIABILITY');
}

/** A figure in a table whose heading names its unit. */
export function toCell(figure: FigureValue | null, explains?: ExplainedFigure): FigureCell {
  const told = figure ?? missing;
  if (told.value === null) return { ...toFigureCell(told, explains), value: null };
  return { text: shorten(told), flags: formatFlags(besideFigure(told)), value: told.value, ...toExplains(explains) };
}

/** A share in a table. One of few is held against no other: it stands last. */
export function toShareCell(figure: ShareValue | null, explains?: ExplainedFigure): FigureCell {
  const share = figure ?? missingShare;
  if (!isOfFew(share)) return toCell(share, explains);
  return { text: formatShare(share), flags: formatFlags(besideFigure(share)), value: null, ...toExplains(explains) };
}

function toExplains(explains: ExplainedFigure | undefined): Pick<FigureCell, 'explains'> {
  return explains === undefined ? {} : { explains };
}
