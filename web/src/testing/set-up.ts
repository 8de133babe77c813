import '@testing-library/jest-dom/vitest';

import { cleanup, configure, prettyDOM } from '@testing-library/react';
import { afterEach, beforeEach, expect, vi } from 'vitest';

import { toQuickStyles } from './quick-styles.js';

configure({
  // Tests do not check speed: a slow machine gets the time it needs.
  asyncUtilTimeout: 30_000,
  // A test that waits for an element looks many times, so the error does not print the page: it is
  // printed below, once the test has failed.
  getElementError: (message) =>
    Object.assign(new Error(message ?? 'No such element'), { name: 'TestingLibraryElementError' }),
});

// jsdom has no layout: charts fall back to the width at which they are drawn before they are
// measured.
const nothing = () => undefined;
globalThis.ResizeObserver = class implements ResizeObserver {
  readonly disconnect = nothing;
  readonly observe = nothing;
  readonly unobserve = nothing;
};

// Everything that is drawn only near the screen counts as near.
globalThis.IntersectionObserver = class implements IntersectionObserver {
  readonly root = null;
  readonly rootMargin = '';
  readonly scrollMargin = '';
  readonly thresholds = [];
  readonly disconnect = nothing;
  readonly unobserve = nothing;
  readonly #tell: IntersectionObserverCallback;
  constructor(tell: IntersectionObserverCallback) {
    this.#tell = tell;
  }
  observe(target: Element): void {
    const box = target.getBoundingClientRect();
    const entry = {
      boundingClientRect: box,
      intersectionRect: box,
      rootBounds: null,
      intersectionRatio: 1,
      isIntersecting: true,
      target,
      time: 0,
    };
    this.#tell([entry], this);
  }
  takeRecords(): IntersectionObserverEntry[] {
    return [];
  }
};

window.scrollTo = nothing;

// The files of a process share a window, which is set up once.
const page = document.defaultView;
const quick = Symbol.for('quick styles');
if (page !== null && !(quick in page)) {
  window.getComputedStyle = page.getComputedStyle = toQuickStyles(page.getComputedStyle.bind(page));
  Object.assign(page, { [quick]: true });
}

// jsdom has no screen either: no media query matches, as on a phone.
window.matchMedia = (media) =>
  Object.assign(new EventTarget(), {
    media,
    matches: false,
    onchange: null,
    addListener: nothing,
    removeListener: nothing,
  });

const complaint = vi.spyOn(console, 'error');

beforeEach(() => {
  complaint.mockReset();
  // The files of a process share a window: each test starts as if no other had run.
  window.history.replaceState(null, '', '/');
  localStorage.clear();
  sessionStorage.clear();
});

afterEach(({ task }) => {
  if (task.result?.state === 'fail') process.stdout.write(`${prettyDOM() || ''}\n`);
  cleanup();
  expect(complaint.mock.calls, 'console.error was called').toEqual([]);
});
