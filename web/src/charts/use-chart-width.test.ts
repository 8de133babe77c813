import { expect, it } from 'vitest';

import { toLaidOut } from './use-chart-width.js';

it('measures the layout width of a chart, not the size at which a wall shows it', () => {
  expect(toLaidOut(660, 1188)).toBe(660);
  expect(toLaidOut(660, 330)).toBe(660);
  expect(toLaidOut(501, 500.7)).toBe(500.7);
  expect(toLaidOut(0, 0)).toBe(0);
});
