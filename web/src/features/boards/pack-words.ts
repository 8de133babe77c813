import { formatDay } from '#lib/format.js';

import type { ListedPack } from './board-documents.js';

/** The state of a pack, in one to three words. */
export const stateWords = {
  DRAFT: 'Draft',
  IN_REVIEW: 'In review',
  SIGNED_OFF: 'Signed off',
  SUPERSEDED: 'Superseded',
} as const satisfies Readonly<Record<ListedPack['state'], string>>;

/** The heading of a text, by its kind. */
export const kindWords = {
  STATEMENT: 'Statement',
  WHAT_HAPPENED: 'What happened',
  WHY: 'Why',
  WHAT_NEXT: 'What next',
} as const;

interface AddressedPack {
  readonly quarter: { readonly key: string };
  readonly area: { readonly code: string };
}

/**
 * The address of a pack.
 *
 * @param number of its version; null for the latest that the reader may see
 */
export function toPackAddress(
  { quarter, area }: AddressedPack,
  number: number | null = null,
): string {
  return `/boards/${quarter.key}/${area.code}${number === null ? '' : `?version=${number}`}`;
}

/**
 * When a pack was signed off, or is due to be: `3 September 2026`, `due 3 December 2026`. Empty if
 * no day is known.
 */
export function describeSignOff({
  state,
  signatures,
  signOffDueOn,
}: Pick<ListedPack, 'state' | 'signatures' | 'signOffDueOn'>): string {
  const signed = signatures.find(({ edition }) => edition === 'PARTNERS');
  const isFrozen = state === 'SIGNED_OFF' || state === 'SUPERSEDED';
  if (isFrozen && signed !== undefined) return formatDay(signed.at.slice(0, 10));
  return signOffDueOn === null ? '' : `due ${formatDay(signOffDueOn)}`;
}

/** Which version an address asks for; null for the latest. */
export function readVersion(written: string | null): number | null {
  const number = Number(written);
  return written !== null && Number.isSafeInteger(number) && number > 0 ? number : null;
}
