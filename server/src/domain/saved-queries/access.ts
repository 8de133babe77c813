import type { Asker } from '#domain/ownership/asker.js';
import {
  administers,
  canInherit,
  isColleague,
  isOwn,
  type Owned,
  type Owner,
} from '#domain/ownership/owned.js';
import type { Today } from '#domain/ownership/successors.js';

import type { Sharing } from './saved-query.js';

/** What decides access to a saved question. */
export interface Shared extends Owned {
  readonly sharing: Sharing;
}

/** Whether somebody may see that a saved question exists, and what it asks. */
export function canSee(saved: Shared, asker: Asker, referenceData: Today): boolean {
  if (isOwn(saved, asker) || saved.sharing === 'EVERYONE') return true;
  return saved.sharing === 'AGENCY' && isColleague(saved, asker, referenceData);
}

/**
 * Whether somebody may save over a question: its owner may, and so may colleagues with whom it is
 * shared. Everybody else makes a copy.
 */
export function canChange(saved: Shared, asker: Asker, referenceData: Today): boolean {
  return (
    isOwn(saved, asker) || (saved.sharing !== 'PRIVATE' && isColleague(saved, asker, referenceData))
  );
}

/** Whether somebody may change how a question is shared: only its owner may. */
export function canShare(saved: Shared, asker: Asker): boolean {
  return isOwn(saved, asker);
}

/**
 * Whether somebody may delete a question: its owner may and, if it is shared, so may an
 * administrator of its agency.
 */
export function canDelete(saved: Shared, asker: Asker, referenceData: Today): boolean {
  if (isOwn(saved, asker)) return true;
  return (
    saved.sharing !== 'PRIVATE' &&
    canSee(saved, asker, referenceData) &&
    administers(saved, asker, referenceData)
  );
}

/**
 * Whether somebody may take over a question: its owner must have left, and they must be a colleague
 * with whom it is shared.
 */
export function canTakeOver(
  saved: Shared & { readonly owner: Owner | null },
  asker: Asker,
  referenceData: Today,
): boolean {
  return saved.sharing !== 'PRIVATE' && canInherit(saved, asker, referenceData);
}
