import type { Filters } from '#lib/address.js';
import type { Choice } from '#lib/choice.js';
import { type FigureValue } from '#lib/figure.js';
import { formatRange } from '#lib/quarter.js';

import type { BlockContext } from './referral.type.js';
import type { ReferralFilters } from './referral-filters.js';

/** `NRM referrals`, `referrals (support service)`; all pathways are `referrals`. */
export function nameReferrals({ pathway }: Pick<ReferralFilters, 'pathway'>): string {
  if (pathway === null) return 'referrals';
  return pathway.code === 'NRM' ? 'NRM referrals' : `referrals (${pathway.name.charAt(0).toLowerCase()}${pathway.name.slice(1)})`;
}

/** The returns that the figures are made from. */
export function nameSource({ filters: { pathway } }: Pick<BlockContext, 'filters'>): string {
  return pathway === null ? 'referral returns' : `referral returns, pathway ${pathway.code === 'NRM' ? 'NRM' : pathway.name}`;
}

/** Notes of the server without the one that says which table it read: true, and of no use here. */
export function withoutSources(notes: readonly string[]): readonly string[] {
  return notes.filter((note) => !note.startsWith('Added up from'));
}

/** What stands under every protected block. */
export const partsNote = 'Parts need not add up to the total: each figure is protected by itself.';

/** ` to the NRM`, or ` for safeguarding` of all pathways: for the middle of a sentence. */
export function describeWay({ pathway }: Pick<ReferralFilters, 'pathway'>): string {
  if (pathway === null) return ' for safeguarding';
  return pathway.code === 'NRM' ? ' to the NRM' : ` for safeguarding (${pathway.name.charAt(0).toLowerCase()}${pathway.name.slice(1)})`;
}

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
