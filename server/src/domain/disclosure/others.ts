/**
 * What a sum shows of the records of others: a multiple of 5, where 0 stands for "fewer than 5, perhaps none"; FEW where nothing
 * is shown of several figures, each of them so, which together may be more; NONE where nobody else's record can be in it, or all
 * are open; NOT_AVAILABLE where the question cuts too often for them.
 */
export type Others = number | 'FEW' | 'NONE' | 'NOT_AVAILABLE';

/** The same of several sums together. One that is not available leaves the whole so. */
export function addOthers(several: readonly Others[]): Others {
  if (several.includes('NOT_AVAILABLE')) return 'NOT_AVAILABLE';
  const shown = several.filter((others) => others !== 'NONE');
  const sum = shown.reduce<number>((all, others) => all + toNumber(others), 0);
  if (sum > 0) return sum;
  const [only = 'NONE'] = shown;
  return shown.length > 1 ? 'FEW' : only;
}

/** What is shown of others as a number: nothing of them is 0. */
export function toNumber(others: Others | null): number {
  return typeof others === 'number' ? others : 0;
}
