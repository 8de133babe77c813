import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';
import { type Status, statusWords } from '#domain/scorecard/status.js';
import type { Variation } from '#domain/scorecard/variation.js';

/** A figure's status against its target, in words; empty if none is shown. */
export const toldStatus: Readonly<Record<Status, string>> = {
  ...statusWords,
  NO_TARGET: '',
  NO_DATA: '',
};

/** Whether a figure really changed, in words. */
export const variationWords: Readonly<Record<Variation, string>> = {
  IMPROVING: 'Improving',
  WORSENING: 'Worsening',
  UNUSUALLY_HIGH: 'Unusually high',
  UNUSUALLY_LOW: 'Unusually low',
  NO_REAL_CHANGE: 'No real change',
  TOO_CLOSE: 'Too close to tell',
  TOO_FEW_POINTS: 'Too few points',
};

/** A figure's status against its target; empty if there is no target or no figure. */
export function describeStatus({ status, target }: Pick<JudgedKpi, 'status' | 'target'>): string {
  return target === null ? '' : toldStatus[status];
}

/**
 * Whether a figure really changed; empty if there is no figure, while the quarter is not closed,
 * and if nothing is rated.
 */
export function describeVariation({
  variation,
  figure,
  charted,
  isOpen,
}: Pick<JudgedKpi, 'variation' | 'figure' | 'charted' | 'isOpen'>): string {
  return figure.value === null || charted.length === 0 || isOpen ? '' : variationWords[variation];
}
