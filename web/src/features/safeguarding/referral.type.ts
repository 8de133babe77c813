import type { Filters } from '#lib/address.js';

/** What every block of the page says about itself beside its figures. */
export interface BlockContext {
  readonly filters: Filters;
  /** `Q2 2023/24 to Q2 2026/27` */
  readonly range: string;
  /** `Thames Valley, all agencies` */
  readonly scope: string;
  readonly marking: string;
  /** Names of the quarters in the range that are not closed: their figures may be far from whole. */
  readonly open: readonly string[];
}

/** Why a block has no figures yet, or ever. Null when they are there. */
export type BlockProblem =
  | { readonly kind: 'loading' }
  | { readonly kind: 'refused'; readonly sentence: string }
  | { readonly kind: 'failed'; readonly sentence: string; readonly onRetry: () => void };
