import { useSyncExternalStore } from 'react';

/**
 * On which page each part of the pack falls, by its key, as the person who prints it says behind
 * the address: `#pages=statement.2_scorecard.3`. Empty as long as nobody said. A link to a part
 * says nothing of pages.
 */
export function usePages(): ReadonlyMap<string, string> {
  return readPages(useSyncExternalStore(watch, () => window.location.hash));
}

function watch(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}

/** Reads the content of an address. */
export function readPages(behind: string): ReadonlyMap<string, string> {
  const parts = /^#pages=(.*)$/.exec(behind)?.[1]?.split('_') ?? [];
  return new Map(
    parts.flatMap((part): readonly (readonly [string, string])[] => {
      const [, key, page] = /^([\w-]+)\.(\d{1,4})$/.exec(part) ?? [];
      return key === undefined || page === undefined ? [] : [[key, page]];
    }),
  );
}
