/**
 * What a sum shows of others, and what it is added up from. The number of cells stays in the
 * server.
 */
export interface ShownOthers {
  /** A multiple of 5, where 0 stands for "too few to show". */
  readonly shown: number;
  /**
   * Published cells whose truth is known about alone: those that show something, as anybody can
   * count who asks for each.
   */
  readonly cells: number;
}

/**
 * What a sum shows of the records of others. FEW where nothing is shown of several figures, each of
 * fewer than 5, which together may be more; NONE where nobody else's record can be in it, or all
 * are open; NOT_AVAILABLE where the question cuts too often for them.
 */
export type Others = ShownOthers | 'FEW' | 'NONE' | 'NOT_AVAILABLE';

/** The same of several sums together. One that is not available leaves the whole so. */
export function addOthers(several: readonly Others[]): Others {
  if (several.includes('NOT_AVAILABLE')) return 'NOT_AVAILABLE';
  const there = several.filter((others) => others !== 'NONE');
  const [only = 'NONE'] = there;
  if (there.length < 2) return only;
  const shown = there.reduce((sum, others) => sum + toNumber(others), 0);
  if (shown === 0) return 'FEW';
  return { shown, cells: there.reduce((sum, others) => sum + cellsOf(others), 0) };
}

/** What is shown of others as a number: nothing of them is 0. */
export function toNumber(others: Others | null): number {
  return isShown(others) ? others.shown : 0;
}

/** Whether others may be there of whom nothing is shown, in one figure or in several. */
export function isSmallCount(others: Others | null): boolean {
  return others === 'FEW' || (isShown(others) && others.shown === 0);
}

/**
 * Single cells about which something is known. Several hidden cells together make at least two.
 */
export function cellsOf(others: Others | null): number {
  return others === 'FEW' ? 2 : isShown(others) ? others.cells : 0;
}

function isShown(others: Others | null): others is ShownOthers {
  return others !== null && typeof others === 'object';
}
