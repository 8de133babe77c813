import { type ReactNode, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';

interface OnPaperProps {
  /** Whether the screen shows it too. */
  readonly isShown?: boolean;
  readonly children: ReactNode;
}

/**
 * Content for paper only, drawn when the page is printed, because on the screen nobody would see
 * it.
 */
export function OnPaper({ isShown = false, children }: OnPaperProps) {
  return useIsOnPaper() || isShown ? children : null;
}

function useIsOnPaper(): boolean {
  // This may be mounted once the page is already drawn for paper.
  const [isOnPaper, setIsOnPaper] = useState(() => window.matchMedia('print').matches);

  useLayoutEffect(() => {
    const media = window.matchMedia('print');
    // Drawn at once, because the browser draws nothing later before it prints.
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
