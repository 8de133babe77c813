import { useEffect } from 'react';

import type { OpenQuestion } from '#features/explore/questions/open-questions.js';

/**
 * Makes the address name the current question if it is saved. This bypasses the router, which would
 * treat the new address as another page, and draw the page and all its tabs again.
 */
export function useAddress(chosen: OpenQuestion | null): void {
  const id = chosen?.saved?.id ?? null;
  useEffect(() => {
    const { pathname, search, hash } = window.location;
    const wanted = id === null ? '/explore' : `/explore/${id}`;
    // An address that is still being read stays until its question is open.
    if (hash !== '' || pathname === wanted || (id === null && chosen === null)) return;
    window.history.replaceState(window.history.state, '', `${wanted}${id === null ? '' : search}`);
  }, [id, chosen]);
}
