/** The start of the key of every entry that keeps what a person writes on this computer. */
export const STORAGE_KEYS = 'stronghold-explore:';

/** Stores nothing, and throws when something is to be stored, as a full storage does. */
const nothingStored: Storage = {
  length: 0,
  key: () => null,
  getItem: () => null,
  setItem: () => {
    throw new Error('This browser does not allow the page to store anything.');
  },
  removeItem: () => undefined,
  clear: () => undefined,
};

/**
 * The browser's storage for all windows on this computer. If storage is off or damaged, a browser
 * throws when its storage is named or read; then this is an empty storage that takes nothing.
 */
export function findLocalStorage(): Storage {
  return findUsable(() => localStorage);
}

/**
 * The browser's storage for this window, which survives a reload. If storage is off, it is empty
 * and takes nothing.
 */
export function findSessionStorage(): Storage {
  return findUsable(() => sessionStorage);
}

function findUsable(find: () => Storage): Storage {
  try {
    const storage = find();
    storage.getItem(STORAGE_KEYS);
    return storage;
  } catch {
    // Storage is off or damaged: pages work without it.
    return nothingStored;
  }
}

/** What is stored on this computer under a key; null if nothing is. */
export function readEntry(key: string): string | null {
  return findLocalStorage().getItem(key);
}

/**
 * Stores an entry on this computer; null removes it. False if the browser stores nothing, or has no
 * space.
 */
export function storeEntry(key: string, value: string | null): boolean {
  const storage = findLocalStorage();
  try {
    if (value === null) storage.removeItem(key);
    else storage.setItem(key, value);
    return true;
  } catch {
    // Storage is off or full; the caller says so if it matters.
    return false;
  }
}

/**
 * Removes everything that is kept on this computer, regardless of who wrote it: somebody else may
 * use the computer after the person has signed out.
 */
export function clearBrowserStorage(storage: Storage): void {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index)).filter(
    (key) => key !== null,
  );
  for (const key of keys.filter((each) => each.startsWith(STORAGE_KEYS))) storage.removeItem(key);
}
