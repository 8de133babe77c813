import { isFrozen } from '#domain/packs/pack.js';
import { canWriteText } from '#domain/packs/rights.js';
import { writingSince } from '#domain/packs/writing.js';
import { denyBy, denyUnknown, nameOf, toEntry } from '#features/packs/pack-entry.js';
import { describeText, openText } from '#features/packs/steps/change-text.js';
import type { Changing, Refused } from '#graphql/change-owned.js';

import { putWriting } from './writing.store.js';

/**
 * Records that somebody is writing in a text. This is logged once, when they start. Returns a
 * refusal; null if there is none.
 */
export function logWriting(changing: Changing, id: string): Promise<Refused | null> {
  const { database, identity, referenceData, clock } = changing;
  const { personId } = identity.viewer;
  return database.write(async (transaction) => {
    const found = await openText(transaction, { changing, id });
    if (found === null) return denyUnknown('text', id);
    const permission = canWriteText(identity.viewer, found, referenceData);
    if (!permission.ok) return denyBy(permission);
    if (isFrozen(found.pack))
      return {
        field: 'id',
        message: 'This pack is signed off, so nobody can write in it any more.',
      };
    // On an installation without people there is only the local administrator.
    if (personId === null) return null;
    const at = clock.now();
    const wasWriting = await putWriting(
      transaction,
      { textId: id, personId },
      { at, since: writingSince(at) },
    );
    if (!wasWriting)
      transaction.log(
        toEntry(
          changing,
          found.pack,
          `Began to write ${describeText(found.text)} in the pack for ${nameOf(found.pack, referenceData)}.`,
        ),
      );
    return null;
  });
}
