import { useSyncExternalStore } from 'react';

/**
 * The page of each part of the pack, by its key, from the fragment of the address:
 * `#pages=statement.2_scorecard.3`. Empty until the program that prints gives the pages. A fragment
 * that is the link to a part has no page numbers.
 */
export function usePages(): ReadonlyMap<string, string> {
  return readPages(useSyncExternalStore(watch, () => window.location.hash));
}

function watch(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}

/** Reads the fragment of an address. */
export function readPages(behind: string): ReadonlyMap<string, string> {
  const parts = /^#pages=(.*)$/.exec(behind)?.[1]?.split('_') ?? [];
  return new Map(
    parts.flatMap((part): readonly (readonly [string, string])[] => {
      const [, key, page] = /^([\w-]+)\.(\d{1,4})$/.exec(part) ?? [];
      return key === undefined || page === undefined ? [] : [[key, page]];
    }),
  );
}
