import { expect, it } from 'vitest';

import { placeMark } from './mark-line.js';

const context = { y: 100, lines: [], path: [], top: 0, bottom: 200 };

it.each([
  { part: {}, base: 104, as: 'beside the point' },
  { part: { lines: [99] }, base: 119, as: 'below it, where a limit runs through its middle' },
  { part: { lines: [99], bottom: 120 }, base: 89, as: 'above it, where there is no room below' },
  { part: { lines: [60, 140] }, base: 104, as: 'beside the point, where limits are far away' },
  { part: { path: [100, 130] }, base: 89, as: 'above a line of figures that falls' },
  { part: { path: [100, 70] }, base: 119, as: 'below a line of figures that rises' },
  {
    part: { path: [40, 40] },
    base: 104,
    as: 'beside the point, where the line of figures is far away',
  },
  {
    part: { lines: [70, 80, 90, 100, 110, 120, 130], bottom: 108 },
    base: 102,
    as: 'beside the point, inside the chart, where there is no room at all',
  },
])('writes $as', ({ part, base }) => {
  expect(placeMark({ ...context, ...part })).toBe(base);
});
