import { useEffect } from 'react';

import { guardSteps } from './steps.js';

const QUESTION = 'What you have typed here is not saved and would be lost. Leave the page?';

/** Events for which somebody has already confirmed that they want to leave. */
const allowed = new WeakSet<Event>();

/**
 * Asks before the page is left while something typed would be lost. If the window is closed or
 * reloaded, the browser asks, in its own words; at links to other pages, and at Back and Forward,
 * our own question is asked. Links that only change what the page shows are followed without a
 * question.
 */
export function useLeaveWarning(wouldLose: boolean): void {
  useEffect(() => {
    if (!wouldLose) return undefined;
    const page = window.location.pathname;
    const index = indexNow();
    let isGoingBack = false;
    const askAtUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const askAtLink = (event: MouseEvent) => {
      if (!leadsAway(event) || isLeaving(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const askAtStep = (event: PopStateEvent) => {
      if (isGoingBack) {
        isGoingBack = false;
        return false;
      }
      const step = index - indexNow();
      if (window.location.pathname === page || !step || isLeaving(event)) return true;
      // The address has already changed; the router is not called, and the address is set back.
      isGoingBack = true;
      window.history.go(step);
      return false;
    };
    window.addEventListener('beforeunload', askAtUnload);
    window.addEventListener('click', askAtLink, { capture: true });
    const unguard = guardSteps(askAtStep);
    return () => {
      window.removeEventListener('beforeunload', askAtUnload);
      window.removeEventListener('click', askAtLink, { capture: true });
      unguard();
    };
  }, [wouldLose]);
}

/**
 * Whether somebody wants to leave; asked once for each event, even if several callers would lose
 * something.
 */
function isLeaving(event: Event): boolean {
  if (allowed.has(event)) return true;
  if (!window.confirm(QUESTION)) return false;
  allowed.add(event);
  return true;
}

/** Whether a click follows a link, in this window, to another page of the application. */
function leadsAway({ target, button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  const link = target instanceof Element ? target.closest('a') : null;
  if (link === null || link.href === '' || button !== 0) return false;
  if (metaKey || ctrlKey || shiftKey || altKey) return false;
  if (link.hasAttribute('download') || (link.target !== '' && link.target !== '_self'))
    return false;
  return link.origin === window.location.origin && link.pathname !== window.location.pathname;
}

/** The router's position in the history of the window; NaN if it is unknown. */
function indexNow(): number {
  const state: unknown = window.history.state;
  return typeof state === 'object' && state !== null && 'idx' in state ? Number(state.idx) : NaN;
}
