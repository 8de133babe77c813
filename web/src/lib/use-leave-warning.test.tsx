import { renderHook, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';

import { listenToSteps } from './steps.js';
import { useLeaveWarning } from './use-leave-warning.js';

afterEach(() => vi.unstubAllGlobals());

/** Two entries of the history as the router writes them, the second of which is shown. */
function visitTwo() {
  window.history.replaceState({ idx: 0 }, '', '/one');
  window.history.pushState({ idx: 1 }, '', '/two');
}
it('asks once before Back leaves, and stays where that is not meant', async () => {
  visitTwo();
  let steps = 0;
  const count = () => (steps += 1);
  window.addEventListener('popstate', count);
  listenToSteps();
  const told: string[] = [];
  const router = () => told.push(window.location.pathname);
  window.addEventListener('popstate', router);
  const asked = vi.fn(() => false);
  vi.stubGlobal('confirm', asked);
  renderHook(() => {
    useLeaveWarning(true);
    useLeaveWarning(true);
  });
  window.history.back();
  await waitFor(() => expect(steps).toBe(2));
  expect(window.location.pathname).toBe('/two');
  expect(asked).toHaveBeenCalledTimes(1);
  expect(told).toEqual([]);
  asked.mockReturnValue(true);
  window.history.back();
  await waitFor(() => expect(steps).toBe(3));
  expect(asked).toHaveBeenCalledTimes(2);
  expect(told).toEqual(['/one']);
  window.removeEventListener('popstate', router);
  window.removeEventListener('popstate', count);
});
