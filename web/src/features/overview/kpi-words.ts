import { besideFigure, type FigureValue, formatFlags } from '#lib/figure.js';
import { formatNumber } from '#lib/format.js';
import type { Status, Variation } from '#ui/judgement/judgement.type.js';

import type { KpiSubject } from './order-headlines.js';

/** How settled a quarter is. */
export type PeriodStatus = 'OPEN' | 'PROVISIONAL' | 'FINAL';

interface Returns {
  readonly returnsDue: number;
  readonly returnsReceived: number;
  readonly days: number;
  readonly daysRun: number;
}

interface Freshness extends Returns {
  readonly figure: FigureValue;
  readonly periodStatus: PeriodStatus;
  readonly subject: KpiSubject;
}

/** `[p] Provisional, 17 of 19 returns in`: the flags of the figure, how settled it is, and what has come in for it. */
export function wordFreshness(kpi: Freshness): string {
  const flags = formatFlags(besideFigure(kpi.figure));
  const words = kpi.periodStatus === 'OPEN' ? `${countDays(kpi)}, ${countReturns(kpi)}` : `${settled[kpi.periodStatus]}, ${countIn(kpi)}`;
  return flags === '' ? words : `${flags} ${words}`;
}

const settled = { PROVISIONAL: 'Provisional', FINAL: 'Final' } as const;

function countIn(kpi: Freshness): string {
  const missing = kpi.returnsDue - kpi.returnsReceived;
  // A measure of the returns themselves is told by those that it waits for.
  return kpi.subject === 'RETURNS' && missing > 0
    ? `${formatNumber(missing)} of ${formatNumber(kpi.returnsDue)} still missing`
    : countReturns(kpi);
}

/** `59 of 64 returns in` */
export function countReturns({ returnsDue, returnsReceived }: Pick<Returns, 'returnsDue' | 'returnsReceived'>): string {
  if (returnsDue === 0) return 'no returns are due';
  return `${formatNumber(returnsReceived)} of ${formatNumber(returnsDue)} returns in`;
}

/** `62 of 92 days` */
export function countDays({ days, daysRun }: Pick<Returns, 'days' | 'daysRun'>): string {
  return `${daysRun} of ${days} days`;
}

/** `Provisional: 59 of 64 returns in.` */
export function wordSettled(card: Returns & { readonly status: PeriodStatus }): string {
  if (card.status === 'OPEN') return `Not closed: ${countDays(card)}, ${countReturns(card)}.`;
  return `${settled[card.status]}: ${countReturns(card)}.`;
}

/** Whether a headline is marked at its edge, to be seen at arm's length. */
export function needsAttention({ status, variation }: { readonly status: Status; readonly variation: Variation }): boolean {
  return status === 'RED' || variation === 'WORSENING';
}

/** A change in two parts, so that a narrow column can leave out the second: `+22` and `(+5.4%)`. */
export function splitChange(words: string): { readonly amount: string; readonly percent: string } {
  if (words === 'Not comparable') return { amount: 'none', percent: '' };
  if (words === 'Too close to tell') return { amount: 'too close', percent: '' };
  const [amount = '', percent] = words.replace(' points', ' pts').split(' (');
  return { amount, percent: percent === undefined ? '' : `(${percent}` };
}
