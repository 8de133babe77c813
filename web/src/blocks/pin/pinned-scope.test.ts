import { expect, it } from 'vitest';

import { toPinnedScope } from './pinned-scope.js';

const asked = {
  quarter: '2026-27-Q2',
  from: null,
  step: 'QUARTER',
  years: 'FINANCIAL',
  area: null,
  agency: null,
} as const;

it.each([
  { scope: asked, pinned: {}, because: 'nothing is narrowed, and the quarter moves on' },
  {
    scope: { ...asked, area: 'E06000038', objective: 'PURSUE' as const },
    pinned: { area: 'E06000038', objective: 'PURSUE' },
    because: 'the page is narrowed',
  },
  {
    scope: { ...asked, from: '2025-26-Q1' },
    pinned: { from: '2025-26-Q1', quarter: '2026-27-Q2' },
    because: 'a range has both of its ends',
  },
  {
    scope: { ...asked, step: 'MONTH' as const, years: 'CALENDAR' as const },
    pinned: { step: 'MONTH', years: 'CALENDAR' },
    because: 'step or years are not the default',
  },
])('pins $pinned where $because', ({ scope, pinned }) =>
  expect(toPinnedScope(scope)).toEqual(pinned),
);
