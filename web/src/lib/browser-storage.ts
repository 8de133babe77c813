/** Begins every name under which what a person writes is kept on this computer. */
export const STORAGE_KEYS = 'stronghold-explore:';

/**
 * Takes away all that is kept on this computer, whoever wrote it: the person who signs out may
 * leave it to others.
 */
export function clearBrowserStorage(storage: Storage): void {
  try {
    const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index)).filter(
      (key) => key !== null,
    );
    for (const key of keys.filter((each) => each.startsWith(STORAGE_KEYS))) storage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
