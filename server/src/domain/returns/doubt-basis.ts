/**
 * What the answer to a sender rests on, beyond what they sent: public lists, the day and the rules
 * alone (FILE), records of their own agency, or records of another one. Of these last nobody is
 * told who is not cleared: a row that was made up would ask about them.
 */
export type Basis = 'FILE' | 'OWN_RECORDS' | 'OTHERS_RECORDS';

/** Whether a sender is told what rests on this. */
export function isTold(
  basis: Basis,
  { seesOtherAgencies }: { readonly seesOtherAgencies: boolean },
): boolean {
  return seesOtherAgencies || basis !== 'OTHERS_RECORDS';
}
