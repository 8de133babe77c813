import type { OwnedFigure } from '#lib/protected.js';
import type { ToldPlace } from '#lib/time-lines.js';
import { readTimeKey, type TimeKey } from '#lib/time-question.js';

import type { ReferralChoices } from './referral.type.js';

interface TimeRow {
  readonly key: TimeKey;
  readonly referrals: OwnedFigure | null;
}

/** Rows over time as plain figures, in the server's order. A row without a time or a figure is left out. */
export function toTimeFigures(rows: readonly TimeRow[], choices: Pick<ReferralChoices, 'periods'>): readonly ToldPlace<OwnedFigure>[] {
  return rows.flatMap(({ key, referrals }) => {
    const time = readTimeKey(key, choices);
    return time === null || referrals === null ? [] : [{ ...time, figure: referrals }];
  });
}
