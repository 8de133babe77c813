import { useEffect, useState, useSyncExternalStore } from 'react';

import type { OpenQuestions } from '#features/explore/questions/open-questions.js';
import {
  createQuestionStore,
  type QuestionStore,
} from '#features/explore/questions/question-store.js';
import type { ClaimedWindow } from '#features/explore/storage/claim-window.js';
import { storeQuestions } from '#features/explore/storage/stored-questions.js';
import { findLocalStorage } from '#lib/browser-storage.js';

interface Questions {
  readonly store: QuestionStore;
  readonly open: OpenQuestions;
  /** False if the browser did not store the last change. */
  readonly isKept: boolean;
}

/** The open questions of this window, stored on the computer while they are written. */
export function useQuestions(
  viewer: string,
  { window: name, open: first }: ClaimedWindow,
): Questions {
  const [isKept, setIsKept] = useState(true);
  const [store] = useState(() =>
    createQuestionStore(first, (open) =>
      setIsKept(storeQuestions(findLocalStorage(), { viewer, window: name, at: Date.now() }, open)),
    ),
  );
  useEffect(() => {
    window.addEventListener('pagehide', store.settle);
    document.addEventListener('visibilitychange', store.settle);
    return () => {
      window.removeEventListener('pagehide', store.settle);
      document.removeEventListener('visibilitychange', store.settle);
      store.settle();
    };
  }, [store]);
  return { store, open: useSyncExternalStore(store.subscribe, store.get), isKept };
}
