import type { Problem } from '#domain/problem.js';

import { findNumber } from './leaked-figures.js';
import { isFrozen, type Pack, type PackState, type TextState } from './pack.js';

/** The steps in the life of a pack. */
export const packSteps = {
  ARRANGE: { from: ['DRAFT'], to: 'DRAFT', words: 'arranged' },
  SUBMIT: { from: ['DRAFT'], to: 'IN_REVIEW', words: 'handed to the chair' },
  RETURN: { from: ['IN_REVIEW'], to: 'DRAFT', words: 'handed back for changes' },
  SIGN_OFF: { from: ['IN_REVIEW'], to: 'SIGNED_OFF', words: 'signed off' },
  SUPERSEDE: { from: ['SIGNED_OFF'], to: 'SUPERSEDED', words: 'replaced by a later version' },
} as const satisfies Readonly<
  Record<
    string,
    { readonly from: readonly PackState[]; readonly to: PackState; readonly words: string }
  >
>;

export type PackStep = keyof typeof packSteps;

const stateWords: Readonly<Record<PackState, string>> = {
  DRAFT: 'a draft',
  IN_REVIEW: 'with the chair',
  SIGNED_OFF: 'signed off',
  SUPERSEDED: 'replaced by a later version',
};

/**
 * Why a step cannot be taken: because of the pack's state, or because somebody changed the pack
 * after the person saw it. Null if the step can be taken.
 */
export function refuseStep(
  pack: Pick<Pack, 'state' | 'version'>,
  step: PackStep,
  seen: number,
): Problem | null {
  const { from, words } = packSteps[step];
  if (!from.some((state) => state === pack.state)) {
    const never = isFrozen(pack)
      ? ' A signed-off pack cannot be changed: make a new version of it.'
      : '';
    return {
      field: 'id',
      message: `This pack is ${stateWords[pack.state]}, so it cannot be ${words}.${never}`,
    };
  }
  if (pack.version !== seen)
    return {
      field: 'version',
      message:
        'Somebody changed this pack after you opened it. Look at the latest version, then try again.',
    };
  return null;
}

/** The maximum length of the reason for handing back a pack, in characters. */
const MAX_REASON_LENGTH = 500;

/**
 * Why a pack cannot be handed back with this reason; null if it can. The reason is emailed to the
 * authors before anybody checks it for what partners may see.
 */
export function refuseReason(reason: string): Problem | null {
  const number = findNumber(reason);
  if (number !== null) {
    const message = `Say what needs correcting, without a number such as ${number}: it is sent to those who write.`;
    return { field: 'reason', message };
  }
  if (reason.length <= MAX_REASON_LENGTH) return null;
  return {
    field: 'reason',
    message: `It has ${reason.length} characters. At most ${MAX_REASON_LENGTH} are allowed.`,
  };
}

/** The state of a text after a save: a draft until its author says that it is ready to be read. */
export function stateAfterWriting(body: string, isReady: boolean): TextState {
  if (body === '') return 'OWED';
  return isReady ? 'IN_REVIEW' : 'DRAFT';
}

/** Why a text cannot be written or agreed; null if it can be. */
export function refuseText(
  pack: Pick<Pack, 'state'>,
  { version, seen }: { readonly version: number; readonly seen: number },
): Problem | null {
  if (isFrozen(pack))
    return {
      field: 'id',
      message: `This pack is ${stateWords[pack.state]}, so its texts can no longer be changed.`,
    };
  if (version !== seen) {
    return {
      field: 'version',
      message:
        'Somebody saved this text while you were writing. Both versions are kept: combine what you want from them, then save again.',
    };
  }
  return null;
}
