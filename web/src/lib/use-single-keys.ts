import { useState } from 'react';

import { readEntry, STORAGE_KEYS, storeEntry } from './browser-storage.js';

/**
 * Whether single-key shortcuts work, as the person chose on this computer. They do unless switched
 * off.
 */
export function useSingleKeys(viewer: string): readonly [boolean, (areOn: boolean) => void] {
  const key = `${STORAGE_KEYS}${viewer}:single-keys`;
  const [areOn, setAreOn] = useState(() => readEntry(key) !== 'off');
  const change = (next: boolean) => {
    setAreOn(next);
    storeEntry(key, next ? null : 'off');
  };
  return [areOn, change];
}
