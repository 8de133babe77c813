/**
 * What a sum shows of the records of others: a multiple of 5, where 0 stands for "fewer than 5, perhaps none"; NONE where
 * nobody else's record can be in it, or all are open; NOT_AVAILABLE where the question cuts too often for them.
 */
export type Others = number | 'NONE' | 'NOT_AVAILABLE';

/** The same of several sums together. One that is not available leaves the whole so. */
export function addOthers(several: readonly Others[]): Others {
  if (several.includes('NOT_AVAILABLE')) return 'NOT_AVAILABLE';
  const shown = several.filter((others) => typeof others === 'number');
  return shown.length > 0 ? shown.reduce((sum, others) => sum + others, 0) : 'NONE';
}
