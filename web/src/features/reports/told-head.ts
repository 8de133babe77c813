import { findLatestSide } from '#charts/kpi-trend.js';
import type { ShareValue } from '#lib/figure.js';
import { type AimedShare, tellUnjudged } from '#lib/share-message.js';
import type { Side } from '#lib/signal.js';
import type { Status, Variation } from '#ui/judgement/judgement.type.js';

/** One figure that stands over a block and makes its message, with how it is judged. */
export interface ToldHead {
  readonly share: AimedShare;
  /** Null of a range, which nobody judges. */
  readonly status: Status | null;
  /** Null where nothing is judged: a range, a quarter that is not closed, a share of too few. */
  readonly variation: { readonly word: Variation; readonly side: Side | null } | null;
}

interface Judged extends AimedShare {
  readonly status: Status;
  readonly variation: Variation;
  readonly controlChart: Parameters<typeof findLatestSide>[0]['controlChart'];
}

/** The figure of one quarter as it is judged. */
export function toJudgedHead(judged: Judged, { isOpen }: { readonly isOpen: boolean }): ToldHead {
  const isUntold = isOpen || judged.figure.flags.includes('LOW_RELIABILITY');
  return {
    share: judged,
    status: judged.status,
    variation: isUntold ? null : { word: judged.variation, side: findLatestSide(judged) },
  };
}

/** The figure of a range. `were` says what the reports counted in a share were or did; it is empty for a count. */
export function toRangeHead(figure: ShareValue, were: string): ToldHead {
  return { share: tellUnjudged(figure, were), status: null, variation: null };
}
