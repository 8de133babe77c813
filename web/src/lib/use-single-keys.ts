import { useState } from 'react';

import { STORAGE_KEYS } from './browser-storage.js';

/**
 * Whether single-key shortcuts work, as the person chose on this computer. They do unless switched
 * off.
 */
export function useSingleKeys(viewer: string): readonly [boolean, (areOn: boolean) => void] {
  const key = `${STORAGE_KEYS}${viewer}:single-keys`;
  const [areOn, setAreOn] = useState(() => localStorage.getItem(key) !== 'off');
  const change = (next: boolean) => {
    setAreOn(next);
    if (next) localStorage.removeItem(key);
    else localStorage.setItem(key, 'off');
  };
  return [areOn, change];
}
