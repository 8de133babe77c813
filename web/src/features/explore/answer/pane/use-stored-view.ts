import { useState } from 'react';

import { type AnswerView, answerViews } from '#features/explore/answer-view.js';
import { readEntry, storeEntry } from '#lib/browser-storage.js';

const key = 'stronghold:explore-view';

/** The view that was last used on this computer; the table by default. */
export function readStoredView(): AnswerView {
  return answerViews.find((each) => each === readEntry(key)) ?? 'table';
}

/** The view that was last used on this computer, and a function that changes it. */
export function useStoredView(): readonly [AnswerView, (view: AnswerView) => void] {
  const [view, setView] = useState(readStoredView);
  const change = (next: AnswerView) => {
    setView(next);
    storeEntry(key, next);
  };
  return [view, change];
}
