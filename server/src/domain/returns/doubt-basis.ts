/**
 * What an answer to a sender depends on, in addition to the file: only public lists, today's date
 * and the rules (FILE), records of their own agency, or records of another one. The last kind is
 * shown only to cleared people, because an invented row could be used to test for such records.
 */
export type Basis = 'FILE' | 'OWN_RECORDS' | 'OTHERS_RECORDS';

/** Whether a sender is shown answers that depend on a basis. */
export function isTold(
  basis: Basis,
  { seesOtherAgencies }: { readonly seesOtherAgencies: boolean },
): boolean {
  return seesOtherAgencies || basis !== 'OTHERS_RECORDS';
}
