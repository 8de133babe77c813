import type { OwnedFigure } from '#lib/protected.js';
import { wordRange } from '#lib/range-words.js';

import { wordOwnAmong } from './quarter-words.js';

interface ToldReferrals {
  /** ` to the NRM`: where to. */
  readonly to: string;
  /** ` in Reading by Thames Valley Police`: where and by whom; empty where nothing is narrowed. */
  readonly place: string;
  /** `Q3 2025/26 to Q2 2026/27` */
  readonly range: string;
  /** Null until it is there. */
  readonly figure: OwnedFigure | null;
  /** Whose own figures the reader sees, as in "by Reading Borough Council". */
  readonly ownAgency: string;
}

/** The message of the page of a range: how many people, and how many of them one's own agency referred. Nothing of it is judged. */
export function wordReferralRange({ to, place, range, figure, ownAgency }: ToldReferrals): string {
  const what = { one: `person referred${to}${place}`, many: `people referred${to}${place}` };
  return `${wordRange({ what, range, figure })}${figure === null ? '' : wordOwnAmong(figure, ownAgency)}`;
}
