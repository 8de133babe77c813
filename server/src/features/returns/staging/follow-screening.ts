import type { StagedWork } from './screen-staged.js';

/** How much of each staged return that this process screens has been read, 0 to 1. */
const shares = new Map<string, number>();

/** Screens a staged return again, and lets waiting people look up the progress. */
export async function followScreening<Outcome>(
  id: string,
  screen: (following: Required<Pick<StagedWork, 'report' | 'onProgress'>>) => Promise<Outcome>,
): Promise<Outcome> {
  try {
    return await screen({
      // Nobody knows how long the steps after reading take.
      report: () => shares.delete(id),
      onProgress: (done, total) => total > 0 && shares.set(id, Math.min(1, done / total)),
    });
  } finally {
    shares.delete(id);
  }
}

/**
 * How much of a staged return has been read, 0 to 1; null if it is not being screened again, or has
 * been read.
 */
export function findScreenedShare(id: string): number | null {
  return shares.get(id) ?? null;
}
