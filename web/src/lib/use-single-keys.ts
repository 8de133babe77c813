import { useState } from 'react';

import { STORAGE_KEYS } from './browser-storage.js';

/**
 * Whether single keys act, as the person chose on this computer. They do unless somebody switched
 * them off.
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
