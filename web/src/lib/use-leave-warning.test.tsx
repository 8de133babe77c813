import { renderHook, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { listenToSteps } from './steps.js';
import { useLeaveWarning } from './use-leave-warning.js';

afterEach(() => vi.unstubAllGlobals());

/** Two history entries as the router writes them, the second of which is shown. */
function visitTwo() {
  window.history.replaceState({ idx: 0 }, '', '/one');
  window.history.pushState({ idx: 1 }, '', '/two');
}
it('asks once before Back leaves the page, and stays if the person cancels', async () => {
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

/** Follows a link, and returns whether that would have left the page. */
function follow(href: string): boolean {
  const link = document.createElement('a');
  link.href = href;
  let isFollowed = false;
  link.addEventListener('click', (event) => {
    isFollowed = true;
    // There are no other pages here.
    event.preventDefault();
  });
  document.body.append(link);
  link.click();
  link.remove();
  return isFollowed;
}
/** Closes the window, and returns whether the browser would have asked first. */
const close = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));

describe('a page on which something would be lost', () => {
  it.each([
    { what: 'stays if the person cancels', isMeant: false },
    { what: 'leaves if the person confirms', isMeant: true },
  ])('asks at a link to another page, and $what', ({ isMeant }) => {
    window.history.replaceState({ idx: 0 }, '', '/one');
    const asked = vi.fn(() => isMeant);
    vi.stubGlobal('confirm', asked);
    renderHook(() => useLeaveWarning(true));
    expect(follow('/two')).toBe(isMeant);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('asks when the window is closed, but not at links that stay on the page', () => {
    window.history.replaceState({ idx: 0 }, '', '/one');
    const asked = vi.fn(() => false);
    vi.stubGlobal('confirm', asked);
    renderHook(() => useLeaveWarning(true));
    expect(close()).toBe(true);
    expect(follow('/one?page=2')).toBe(true);
    expect(asked).not.toHaveBeenCalled();
  });
});

it('does not ask while nothing would be lost, or once everything is saved or gone', () => {
  window.history.replaceState({ idx: 0 }, '', '/one');
  const asked = vi.fn(() => false);
  vi.stubGlobal('confirm', asked);
  const { rerender, unmount } = renderHook(({ wouldLose }) => useLeaveWarning(wouldLose), {
    initialProps: { wouldLose: false },
  });
  const leave = () => [close(), follow('/two')];
  expect(leave()).toEqual([false, true]);
  rerender({ wouldLose: true });
  expect(leave()).toEqual([true, false]);
  rerender({ wouldLose: false });
  expect(leave()).toEqual([false, true]);
  rerender({ wouldLose: true });
  unmount();
  expect(leave()).toEqual([false, true]);
  expect(asked).toHaveBeenCalledTimes(1);
});
