import { useState } from 'react';

/** How an answer is seen. */
export const answerViews = ['table', 'chart', 'json'] as const;

export type AnswerView = (typeof answerViews)[number];

const key = 'stronghold:explore-view';

/** The view that was looked at last, on this computer; the table at first. */
export function useStoredView(): readonly [AnswerView, (view: AnswerView) => void] {
  const [view, setView] = useState<AnswerView>(
    () => answerViews.find((each) => each === read()) ?? 'table',
  );
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
