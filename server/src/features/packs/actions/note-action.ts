import { actingIn } from '#domain/access/acting.js';
import { toJson } from '#domain/audit/canonical.js';
import { concerningNoRecords } from '#domain/audit/entry.js';
import { type ActionNote, addNote } from '#domain/packs/action.js';
import { isFrozen } from '#domain/packs/pack.js';
import { canRecordActions } from '#domain/packs/rights.js';
import { ownerToday } from '#domain/packs/round/due-actions.js';
import { formatDate } from '#domain/plain-date.js';
import { findPacks } from '#features/packs/pack.reader.js';
import { denyUnknown } from '#features/packs/pack-entry.js';
import type { Changing } from '#graphql/change-owned.js';

import { lockAction } from './action.reader.js';
import { lockBoard, updateAction } from './action.store.js';
import { changedMeanwhile, type RecordedAction, type Seen } from './record-action.js';
import { refuseLeakedFigures } from './refuse-leaked-figures.js';

/**
 * Adds a note by the agency that owns an action. The note may say that the action is done. Earlier
 * notes stay, and only the board closes the action.
 */
export function noteAction(
  changing: Changing,
  { id, version }: Seen,
  { note, isDone }: Pick<ActionNote, 'note' | 'isDone'>,
): Promise<RecordedAction> {
  const { database, identity, referenceData, clock } = changing;
  return database.write(async (transaction) => {
    const found = await lockAction(transaction, id);
    const ownerAgencyId = found && ownerToday(found, referenceData);
    if (
      found === null ||
      !canRecordActions(identity.viewer, { area: found.area, ownerAgencyId }, referenceData)
    )
      return { action: null, refusal: denyUnknown('action', id) };
    if (found.version !== version) return { action: found, refusal: changedMeanwhile };
    const agency = referenceData.agencies.find((each) => each.id === ownerAgencyId)?.name ?? '';
    const noted = addNote(found, {
      note,
      isDone,
      by: `${formatDate(referenceData.today)}, ${agency}`,
    });
    if (!('id' in noted)) return { action: found, refusal: noted };
    await lockBoard(transaction, found.area);
    const packs = await findPacks(transaction, { quarter: null, area: found.area, number: null });
    const told = await refuseLeakedFigures(
      transaction,
      { pack: packs.find(isFrozen) ?? null, texts: { note } },
      changing,
    );
    if (told) return { action: found, refusal: told };
    await updateAction(transaction, noted, { personId: identity.viewer.personId, at: clock.now() });
    const area = referenceData.places.find(found.area)?.name ?? found.area;
    const what = `Added a note to a board action for ${area}${isDone ? ', and said that it is done' : ''}.`;
    transaction.log({
      ...{
        ...concerningNoRecords,
        at: clock.now(),
        action: 'ADMINISTER',
        ...actingIn(identity),
        what,
      },
      filter: toJson({ area: found.area, action: id }),
    });
    return { action: noted, refusal: null };
  });
}
