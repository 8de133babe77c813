import { useState } from 'react';

import { type AnswerView, answerViews } from '#features/explore/answer-view.js';

const key = 'stronghold:explore-view';

/** The view that was looked at last, on this computer; the table at first. */
export function readStoredView(): AnswerView {
  return answerViews.find((each) => each === read()) ?? 'table';
}

/** The same, with what changes it. */
export function useStoredView(): readonly [AnswerView, (view: AnswerView) => void] {
  const [view, setView] = useState(readStoredView);
  const change = (next: AnswerView) => {
    setView(next);
    try {
      localStorage.setItem(key, next);
    } catch {
      // A browser that keeps nothing opens the table again.
    }
  };
  return [view, change];
}

function read(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    // Storage is off: nothing is kept.
    return null;
  }
}
