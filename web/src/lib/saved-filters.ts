import { type KindsParams, noKindsAsked } from './kind-scope.js';
import { leaveOut, type ScopeParams, toSearch } from './scope.js';

/** Each person has a place of their own: two who share a browser do not share it. */
const toKey = (viewer: string) => `stronghold-mine:${viewer}`;

/** Filters that a person keeps: what any of the pages may be narrowed to. */
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

/**
 * What is kept of filters: all of them but the time they are of, which is another with every
 * quarter.
 */
export function withoutTime<Params extends ScopeParams>(asked: Params): Params {
  return leaveOut(asked, ['quarter', 'from']);
}

/**
 * The filters that a person keeps on this browser; null where there are none, or the browser keeps
 * nothing.
 */
export function findSavedFilters(viewer: string): SavedFilters | null {
  try {
    const kept = localStorage.getItem(toKey(viewer));
    if (kept === null) return null;
    const search = new URLSearchParams(kept);
    return { ...nothingKept, ...Object.fromEntries(parts.map((part) => [part, search.get(part)])) };
  } catch {
    // Storage is off: nothing is kept.
    return null;
  }
}

/**
 * Keeps filters for a person on this browser, in place of those kept before. False where the
 * browser keeps nothing.
 */
export function storeFilters(viewer: string, asked: ScopeParams): boolean {
  try {
    localStorage.setItem(toKey(viewer), toSearch(withoutTime(asked)));
    return true;
  } catch {
    // Storage is off or full, which the caller tells.
    return false;
  }
}

/** Forgets what a person kept on this browser. */
export function forgetFilters(viewer: string): void {
  try {
    localStorage.removeItem(toKey(viewer));
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
