import { expect, it } from 'vitest';

import type { ControlQuarter } from './control-chart.type.js';
import { findBands, findLines, findSteps } from './control-runs.js';

const aQuarter = (part: Partial<ControlQuarter>): ControlQuarter => ({
  key: '2026-27-Q2',
  value: 600,
  text: '600',
  isOpen: false,
  isLatest: false,
  isSignal: false,
  startsBaseline: false,
  band: null,
  level: null,
  mark: null,
  targets: [],
  told: ['Q2 2026/27'],
  ...part,
});

const closed = aQuarter({});
const gap = aQuarter({ value: null });
const open = aQuarter({ isOpen: true });
const begins = aQuarter({ startsBaseline: true });
const band = { centre: 616, lower: 556, upper: 675, isTrial: false };

it.each([
  { quarters: [closed, closed, closed], lines: [[0, 2]], because: 'closed quarters are joined' },
  {
    quarters: [closed, gap, closed, closed],
    lines: [
      [0, 0],
      [2, 3],
    ],
    because: 'a gap stays a gap',
  },
  {
    quarters: [closed, closed, open],
    lines: [[0, 1]],
    because: 'an open quarter is not joined',
  },
  {
    quarters: [closed, begins, closed],
    lines: [
      [0, 0],
      [1, 2],
    ],
    because: 'quarters that cannot be compared are not joined',
  },
  { quarters: [gap, open], lines: [], because: 'there is nothing to join' },
])('draws $lines: $because', ({ quarters, lines }) => {
  expect(findLines(quarters).map(({ from, to }) => [from, to])).toEqual(lines);
});

it('draws the limits of a baseline across its gaps, but not beyond its ends', () => {
  const banded = aQuarter({ band });
  const quarters = [closed, closed, aQuarter({ band, startsBaseline: true }), gap, banded, open];
  expect(findBands(quarters)).toEqual([{ from: 2, to: 4, band }]);
});

it('steps the target where it changes, and does not draw a line for quarters without one', () => {
  const at = (...targets: readonly number[]) => aQuarter({ targets });
  expect(findSteps([at(620), at(620), at(630), closed, at(630)])).toEqual([
    { from: 0, to: 1, value: 620 },
    { from: 2, to: 2, value: 630 },
    { from: 4, to: 4, value: 630 },
  ]);
  expect(findSteps([at(-1.25, 1.25), at(-1.25, 1.25)])).toEqual([
    { from: 0, to: 1, value: -1.25 },
    { from: 0, to: 1, value: 1.25 },
  ]);
});
