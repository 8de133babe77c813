import type { Pack, PackState } from '#domain/packs/pack.js';
import { canAgreeText, canMakePack, canRead } from '#domain/packs/rights.js';
import { type PackStep, packSteps, refuseStep } from '#domain/packs/steps.js';
import type { Changing, Refused } from '#graphql/change-owned.js';
import type { WritingTransaction } from '#platform/database.js';

import { findPack, lockPack } from './pack.reader.js';
import { updateState } from './pack.store.js';
import { denyBy, denyUnknown, nameOf, toEntry } from './pack-entry.js';

/**
 * The result of changing a pack: the pack as it is now, if the caller may read it, and any
 * problems.
 */
export interface ChangedPack {
  readonly pack: Pack | null;
  readonly refusal: Refused | null;
}

/** A pack, and the version of it that was seen. */
export interface SeenPack {
  readonly id: string;
  readonly seen: number;
}

interface Stepping extends SeenPack {
  readonly step: Exclude<PackStep, 'SIGN_OFF' | 'SUPERSEDE'>;
}

/**
 * Takes a step of a pack in one transaction, if the pack is still at the version seen. `make` does
 * the work, or returns a refusal.
 */
export async function takeStep(
  changing: Changing,
  { id, seen, step }: Stepping,
  make: (transaction: WritingTransaction, pack: Pack) => Promise<Refused | null>,
): Promise<ChangedPack> {
  const { database, identity, referenceData } = changing;
  return database.write(async (transaction) => {
    const pack = await lockPack(transaction, id);
    if (!pack || !canRead(identity.viewer, pack, referenceData).ok)
      return { pack: null, refusal: denyUnknown('pack', id) };
    const permission =
      step === 'RETURN'
        ? canAgreeText(identity.viewer, pack, referenceData)
        : canMakePack(identity.viewer, pack.area, referenceData);
    if (!permission.ok) return { pack, refusal: denyBy(permission) };
    const refusal = refuseStep(pack, step, seen) ?? (await make(transaction, pack));
    if (refusal) return { pack, refusal };
    const state: PackState = packSteps[step].to;
    await updateState(transaction, pack.id, state);
    transaction.log(
      toEntry(changing, pack, `${stepWords[step]} the pack for ${nameOf(pack, referenceData)}.`),
    );
    return { pack: await findPack(transaction, pack.id), refusal: null };
  });
}

const stepWords = {
  ARRANGE: 'Arranged the sections of',
  SUBMIT: 'Handed to the chair',
  RETURN: 'Handed back',
} as const;
