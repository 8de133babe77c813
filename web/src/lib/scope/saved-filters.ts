import { readEntry, storeEntry } from '#lib/browser-storage.js';

import { type KindsParams, noKindsAsked } from './kind-scope.js';
import { leaveOut, type ScopeParams, toSearch } from './scope.js';

/** Each person has their own entry, so that two people who use one browser do not share it. */
const toKey = (viewer: string) => `stronghold-mine:${viewer}`;

/** Filters that a person saves: everything that pages can be narrowed to. */
export interface SavedFilters extends KindsParams {
  readonly pathway: string | null;
}

const parts = [
  'step',
  'years',
  'area',
  'agency',
  'compare',
  'objective',
  'crimeType',
  'pathway',
] as const;
const nothingKept: SavedFilters = { ...noKindsAsked, pathway: null };

/** The part of the filters that is saved: all but the quarter and the start of a range. */
export function withoutTime<Params extends ScopeParams>(asked: Params): Params {
  return leaveOut(asked, ['quarter', 'from']);
}

/**
 * The filters that a person saved in this browser; null if there are none, or the browser stores
 * nothing.
 */
export function findSavedFilters(viewer: string): SavedFilters | null {
  const kept = readEntry(toKey(viewer));
  if (kept === null) return null;
  const search = new URLSearchParams(kept);
  return { ...nothingKept, ...Object.fromEntries(parts.map((part) => [part, search.get(part)])) };
}

/**
 * Saves a person's filters in this browser, replacing earlier ones. False if the browser stores
 * nothing.
 */
export function storeFilters(viewer: string, asked: ScopeParams): boolean {
  return storeEntry(toKey(viewer), toSearch(withoutTime(asked)));
}

/** Forgets what a person saved in this browser. */
export function forgetFilters(viewer: string): void {
  storeEntry(toKey(viewer), null);
}
