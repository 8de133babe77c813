import { useEffect } from 'react';

/**
 * Lets the browser ask before the window is closed, loaded anew or leaves the site, as long as
 * something is typed that would be lost. The words of the question are the browser's own.
 */
export function useLeaveWarning(wouldLose: boolean): void {
  useEffect(() => {
    if (!wouldLose) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [wouldLose]);
}
