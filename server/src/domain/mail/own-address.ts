import type { Problem } from '#domain/problem.js';

import { parseMailAddress } from './mail-address.js';

/**
 * The maximum number of confirmation emails that one person may ask for in a day: the address may
 * be somebody else's.
 */
export const MAX_ASKED = 5;

/** The current state of somebody's address when they enter a new one. */
export interface CurrentAddress {
  readonly address: string | null;
  readonly isFromProvider: boolean;
  readonly version: number;
}

interface AddressParams {
  /** The address as typed. */
  readonly text: string;
  /** The version that the person saw; 0 if there has never been an address. */
  readonly seen: number;
  /** How many confirmation emails the person asked for in the last day. */
  readonly askedBefore: number;
}

/**
 * What to do with an address that somebody enters: send an email to confirm it, do nothing if it is
 * already theirs, or say what is wrong.
 */
export type AddressDecision =
  | { readonly kind: 'ASK'; readonly address: string }
  | { readonly kind: 'KEEP' }
  | { readonly kind: 'REFUSE'; readonly problem: Problem };

export const changedElsewhere: Problem = {
  field: 'version',
  message:
    'Your address was changed after you opened it here, perhaps in another window. Look at the latest version.',
};

export const fromProvider: Problem = {
  field: null,
  message:
    'Your address comes from your sign-in account. Ask for it to be changed there, then sign in again.',
};

/**
 * Decides by the version the person saw. An address confirmed by the identity provider stays until
 * the provider no longer confirms it.
 */
export function decideAddress(
  current: CurrentAddress,
  { text, seen, askedBefore }: AddressParams,
): AddressDecision {
  const address = parseMailAddress(text);
  if (address === null)
    return {
      kind: 'REFUSE',
      problem: {
        field: 'address',
        message: 'Write one plain address, such as first.post@example.org.',
      },
    };
  if (current.address === address) return { kind: 'KEEP' };
  if (current.version !== seen) return { kind: 'REFUSE', problem: changedElsewhere };
  if (current.address !== null && current.isFromProvider)
    return { kind: 'REFUSE', problem: fromProvider };
  if (askedBefore >= MAX_ASKED) {
    const message = `${MAX_ASKED} emails were requested within a day, which is the limit. Look at those you received, or try again tomorrow.`;
    return { kind: 'REFUSE', problem: { field: null, message } };
  }
  return { kind: 'ASK', address };
}
