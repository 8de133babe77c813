import { successorsOf } from '#domain/ownership/successors.js';
import { actionsOf, ageOf, type BoardAction, isOverdue } from '#domain/packs/action.js';
import type { DocumentAction } from '#domain/packs/document.js';
import { describeOwner } from '#domain/packs/owner.js';
import type { Pack } from '#domain/packs/pack.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { findPacks } from '#features/packs/pack.reader.js';
import type { Transaction } from '#platform/database.js';

import { findActions } from './action.reader.js';

/** An action in the pack for a quarter. */
export interface CurrentAction extends BoardAction {
  /** The number of packs that contain the action, including this one. */
  readonly age: number;
  readonly isOverdue: boolean;
}

/**
 * The actions in the pack for a quarter and a place, as they are now. The actions of an agency that
 * has ended belong to its successor.
 */
export async function findCurrentActions(
  reading: Pick<Transaction, 'query'>,
  { quarter, area }: Pick<Pack, 'quarter' | 'area'>,
  referenceData: ReferenceData,
): Promise<readonly CurrentAction[]> {
  const [actions, packs] = [
    await findActions(reading, area),
    await findPacks(reading, { quarter: null, area, number: null }),
  ];
  return actionsOf(actions, quarter, referenceData.today).map((action) => ({
    ...action,
    ownerAgencyId:
      action.ownerAgencyId === null
        ? null
        : (successorsOf(action.ownerAgencyId, referenceData)[0] ?? action.ownerAgencyId),
    age: ageOf(action, quarter, packs),
    isOverdue: isOverdue(action, referenceData.today),
  }));
}

/** An action as it is frozen. */
export function toDocumentAction(
  { id, text, dueOn, state, age, isOverdue, notes, ...owner }: CurrentAction,
  referenceData: ReferenceData,
): DocumentAction {
  return {
    id,
    text,
    owner: describeOwner(owner, referenceData),
    dueOn,
    state,
    age,
    isOverdue,
    notes,
  };
}
