import { useState } from 'react';

import { type AnswerView, answerViews } from '#features/explore/answer-view.js';

const key = 'stronghold:explore-view';

/** The view that was last used on this computer; the table by default. */
export function readStoredView(): AnswerView {
  return answerViews.find((each) => each === read()) ?? 'table';
}

/** The view that was last used on this computer, and a function that changes it. */
export function useStoredView(): readonly [AnswerView, (view: AnswerView) => void] {
  const [view, setView] = useState(readStoredView);
  const change = (next: AnswerView) => {
    setView(next);
    try {
      localStorage.setItem(key, next);
    } catch {
      // In a browser that stores nothing, the table is opened again.
    }
  };
  return [view, change];
}

function read(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    // Storage is off: nothing is stored.
    return null;
  }
}
