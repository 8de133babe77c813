import { useEffect, useRef } from 'react';

import type { Opening } from '#features/explore/questions/open-questions.js';

import { readLink } from './question-link.js';

/** Opens the question in the address in a new tab, and removes it from the address. */
export function useLinked(onOpen: (opening: Opening) => void): void {
  const open = useRef(onOpen);
  useEffect(() => {
    open.current = onOpen;
  });
  useEffect(() => {
    const read = () => {
      void readLink(window.location.hash).then((question) => {
        if (question === null) return;
        window.history.replaceState(
          window.history.state,
          '',
          window.location.pathname + window.location.search,
        );
        open.current({ ...question, name: 'From a link' });
      });
    };
    read();
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
}
