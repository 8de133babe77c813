import { useState } from 'react';

import { isPart } from '#features/explore/ask.js';
import { readJson } from '#features/explore/storage/stored-questions.js';
import { readEntry, STORAGE_KEYS, storeEntry } from '#lib/browser-storage.js';

/** Which panes besides the answer are open. */
export interface Panes {
  readonly builder: boolean;
  readonly text: boolean;
}

/** The text is closed at first, so that nobody has to read GraphQL. */
const firstVisit: Panes = { builder: true, text: false };

/** Which panes are open, as the person last left them on this computer. */
export function usePanes(viewer: string) {
  const key = `${STORAGE_KEYS}${viewer}:panes`;
  const [panes, setPanes] = useState(() => findPanes(key));
  const change = (part: Partial<Panes>) => {
    const next = { ...panes, ...part };
    setPanes(next);
    storeEntry(key, JSON.stringify(next));
  };
  return { panes, change };
}

function findPanes(key: string): Panes {
  const kept = readJson(readEntry(key));
  return isPart(kept) ? { builder: kept.builder !== false, text: kept.text === true } : firstVisit;
}
