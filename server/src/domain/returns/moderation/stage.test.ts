import { expect, it } from 'vitest';

import { firstPanelDay } from './stage.js';

it.each([
  ['2026-11-24', '2026-07-01'],
  ['2026-07-01', '2026-04-01'],
  ['2026-06-30', '2026-01-01'],
  ['2026-01-15', '2025-10-01'],
])('on %s, lists panels’ decisions from %s on', (today, first) => {
  expect(firstPanelDay(today)).toBe(first);
});
