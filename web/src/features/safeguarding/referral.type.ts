import type { ReferralFilters } from './referral-filters.js';

/** What every block of the page says about itself beside its figures. */
export interface BlockContext {
  readonly filters: ReferralFilters;
  /** `Q2 2023/24 to Q2 2026/27` */
  readonly range: string;
  /** `Thames Valley, all agencies` */
  readonly scope: string;
  /** `Referrals`, or `NRM referrals` of that pathway alone. */
  readonly noun: string;
  /** The same within a sentence: `referrals`. */
  readonly nounWithin: string;
  readonly marking: string;
  /** The one agency whose own figures the viewer sees, by name; null without one, or with several. */
  readonly ownAgency: string | null;
  /** Names of the quarters in the range that are not closed: their figures may be far from whole. */
  readonly open: readonly string[];
}

/** Why a block has no figures yet, or ever. Null when they are there. */
export type BlockProblem =
  | { readonly kind: 'loading' }
  | { readonly kind: 'refused'; readonly sentence: string }
  | { readonly kind: 'failed'; readonly sentence: string; readonly onRetry: () => void };
