import { useEffect, useState } from 'react';

import { type DistrictTopology, loadBoundaries } from './boundaries.js';

export type Boundaries =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly onRetry: () => void }
  | { readonly kind: 'ready'; readonly topology: DistrictTopology };

/** Boundaries do not change while a page is open: once fetched, they serve every map. */
let known: DistrictTopology | null = null;

/** The boundaries of the districts, fetched when first needed. */
export function useBoundaries(): Boundaries {
  const [topology, setTopology] = useState(known);
  const [failures, setFailures] = useState(0);
  const [tries, setTries] = useState(0);

  useEffect(() => {
    if (known !== null) return;
    let isWanted = true;
    loadBoundaries().then(
      (loaded) => {
        known = loaded;
        if (isWanted) setTopology(loaded);
      },
      () => {
        if (isWanted) setFailures(tries + 1);
      },
    );
    return () => {
      isWanted = false;
    };
  }, [tries]);

  if (topology !== null) return { kind: 'ready', topology };
  if (failures > tries) return { kind: 'failed', onRetry: () => setTries(failures) };
  return { kind: 'loading' };
}
