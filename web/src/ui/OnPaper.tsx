import { type ReactNode, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';

interface OnPaperProps {
  /** Whether the screen shows it too. */
  readonly isShown?: boolean;
  readonly children: ReactNode;
}

/**
 * What only paper shows, drawn as the page goes there: on the screen it would be as much again for
 * nobody to see.
 */
export function OnPaper({ isShown = false, children }: OnPaperProps) {
  return useIsOnPaper() || isShown ? children : null;
}

function useIsOnPaper(): boolean {
  // What comes while the page is there already is drawn for it too.
  const [isOnPaper, setIsOnPaper] = useState(() => window.matchMedia('print').matches);

  useLayoutEffect(() => {
    const media = window.matchMedia('print');
    // Nothing is drawn any more between the press of "print" and the paper.
    const turn = (isPrinted: boolean) => flushSync(() => setIsOnPaper(isPrinted));
    const onChange = () => turn(media.matches);
    const onBegin = () => turn(true);
    const onEnd = () => turn(false);

    media.addEventListener('change', onChange);
    window.addEventListener('beforeprint', onBegin);
    window.addEventListener('afterprint', onEnd);
    return () => {
      media.removeEventListener('change', onChange);
      window.removeEventListener('beforeprint', onBegin);
      window.removeEventListener('afterprint', onEnd);
    };
  }, []);

  return isOnPaper;
}
