import { useEffect } from 'react';

import type { OpenQuestion } from '#features/explore/questions/open-questions.js';

/**
 * Lets the address name the question in front, where it is saved. Not through the router: to it
 * another address is another page, which would be drawn again with all its tabs.
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
