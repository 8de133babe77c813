/**
 * What a sum shows of others, and the number of cells it is added up from. That number stays in the
 * server.
 */
export interface ShownOthers {
  /** A multiple of 5, where 0 means "too few to show". */
  readonly shown: number;
  /**
   * The number of published cells whose true values can be narrowed down one by one: those that
   * show something. Anybody can count these by asking for each.
   */
  readonly cells: number;
}

/**
 * What a sum shows of other agencies' records. FEW if nothing is shown of several figures, each
 * less than 5, which may add up to more; NONE if the sum can contain no record of others, or only
 * open ones; NOT_AVAILABLE if the question has too many cuts to show others.
 */
export type Others = ShownOthers | 'FEW' | 'NONE' | 'NOT_AVAILABLE';

/** What several sums together show of others. If one is not available, neither is the whole. */
export function addOthers(several: readonly Others[]): Others {
  if (several.includes('NOT_AVAILABLE')) return 'NOT_AVAILABLE';
  const there = several.filter((others) => others !== 'NONE');
  const [only = 'NONE'] = there;
  if (there.length < 2) return only;
  const shown = there.reduce((sum, others) => sum + toNumber(others), 0);
  if (shown === 0) return 'FEW';
  return { shown, cells: there.reduce((sum, others) => sum + cellsOf(others), 0) };
}

/** What is shown of others as a number: 0 if nothing is shown. */
export function toNumber(others: Others | null): number {
  return isShown(others) ? others.shown : 0;
}

/** Whether there may be others that are not shown, in one figure or in several. */
export function isSmallCount(others: Others | null): boolean {
  return others === 'FEW' || (isShown(others) && others.shown === 0);
}

/**
 * The number of single cells about which something is known. Several hidden cells together count as
 * two.
 */
export function cellsOf(others: Others | null): number {
  return others === 'FEW' ? 2 : isShown(others) ? others.cells : 0;
}

function isShown(others: Others | null): others is ShownOthers {
  return others !== null && typeof others === 'object';
}
