/** The start of the key of every entry that keeps what a person writes on this computer. */
export const STORAGE_KEYS = 'stronghold-explore:';

/**
 * Removes everything that is kept on this computer, regardless of who wrote it: somebody else may
 * use the computer after the person has signed out.
 */
export function clearBrowserStorage(storage: Storage): void {
  try {
    const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index)).filter(
      (key) => key !== null,
    );
    for (const key of keys.filter((each) => each.startsWith(STORAGE_KEYS))) storage.removeItem(key);
  } catch {
    // A browser that stores nothing has nothing to forget.
  }
}
