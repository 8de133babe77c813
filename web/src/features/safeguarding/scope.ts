import type { Filters } from '#lib/address.js';
import type { Choice } from '#lib/choice.js';
import { type FigureValue } from '#lib/figure.js';
import { formatRange } from '#lib/quarter.js';

/** Why the reader sees no figure of referrals where there are some. */
export const hiddenReferrals =
  'Figures of referrals are hidden from you to protect people [c]: those who are cleared see them. Hidden does not mean that there are none.';

/** `Reading, Thames Valley Police`; everything is named too, so that paper says what was left open. */
export function describeScope(filters: Filters): string {
  return `${filters.area?.name ?? 'Thames Valley'}, ${filters.agency?.name ?? 'all agencies'}`;
}

/** ` in Reading by Thames Valley Police`, for the middle of a sentence; empty where nothing is narrowed. */
export function describePlace(filters: Filters): string {
  const place = filters.area === null ? '' : ` in ${filters.area.name}`;
  return filters.agency === null ? place : `${place} by ${filters.agency.name}`;
}

/** `Q2 2023/24 to Q2 2026/27` */
export function describeRange({ from, to }: { readonly from: Choice; readonly to: Choice }): string {
  return formatRange(from.name, to.name);
}

/** Whether figures may still be corrected, from the flags that the server gave them. */
export function describeFreshness(figures: readonly FigureValue[]): string {
  const provisional = figures.filter((figure) => figure.flags.includes('PROVISIONAL'));
  if (provisional.length === 0) return 'Final';
  return provisional.length === figures.length ? 'Provisional [p]' : 'Provisional where marked [p], else final';
}
