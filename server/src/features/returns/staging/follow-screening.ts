import type { StagedWork } from './screen-staged.js';

/** How far each staged return has been read, 0 to 1, that this process screens. */
const shares = new Map<string, number>();

/** Screens a staged return anew, and lets whoever waits for it look up how far that has come. */
export async function followScreening<Outcome>(
  id: string,
  screen: (following: Required<Pick<StagedWork, 'report' | 'onProgress'>>) => Promise<Outcome>,
): Promise<Outcome> {
  try {
    return await screen({
      // What comes after the reading does not say how long it takes.
      report: () => shares.delete(id),
      onProgress: (done, total) => total > 0 && shares.set(id, Math.min(1, done / total)),
    });
  } finally {
    shares.delete(id);
  }
}

/** How far it has been read, 0 to 1; null where it is not being screened anew, or was read. */
export function findScreenedShare(id: string): number | null {
  return shares.get(id) ?? null;
}
