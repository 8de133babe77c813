import { isRange } from '#lib/scope.js';
import { describePeriodSoFar } from '#lib/scope-words.js';
import { findStockQuarter } from '#lib/stock-quarter.js';

import type { BlockContext } from './referral.type.js';

/** What a block says about itself that is of the quarter judged: of a range its last closed one, for no range is judged. */
export function toJudgedContext(context: BlockContext): BlockContext {
  const quarter = findStockQuarter(context.scope, context.choices);
  return { ...context, ...context.ofJudged, scope: { ...context.scope, quarter, from: quarter } };
}

/** `Q2 2026/27, the last closed quarter of the range`: which quarter is judged. */
export function nameJudged({ scope, choices }: Pick<BlockContext, 'scope' | 'choices'>): string {
  const quarter = findStockQuarter(scope, choices);
  const name = describePeriodSoFar({ quarter, from: quarter });
  if (!isRange(scope)) return name;
  return quarter.isOpen ? `${name}, since no quarter of the range is closed` : `${name}, the last closed quarter of the range`;
}
