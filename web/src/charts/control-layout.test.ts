import { describe, expect, it } from 'vitest';

import type { ControlQuarter } from './control-chart.type.js';
import { findSide, layOut } from './control-layout.js';

const aQuarter = (part: Partial<ControlQuarter>): ControlQuarter => ({
  key: '2026-27-Q2',
  value: 600,
  text: '600',
  isOpen: false,
  isLatest: false,
  isSignal: false,
  startsStretch: false,
  band: null,
  level: null,
  mark: null,
  targets: [],
  lastYear: null,
  beside: null,
  told: ['Q2 2026/27'],
  ...part,
});

const quarters = [aQuarter({ value: 556 }), aQuarter({ value: 684 }), aQuarter({ value: 403, isOpen: true, lastYear: 391 })];
const parts = { quarters, labels: [], events: [], formatMark: String };

describe('layOut', () => {
  it.each([1440, 660, 326, 222])('keeps everything inside %i px', (width) => {
    const layout = layOut({ ...parts, width, labels: [{ key: 'upper', value: 675, words: 'upper limit 675' }] });
    expect(layout.left).toBeGreaterThan(0);
    expect(layout.right).toBeLessThanOrEqual(width);
    for (const value of [391, 403, 556, 675, 684]) {
      expect(layout.toY(value)).toBeLessThanOrEqual(layout.bottom);
      expect(layout.toY(value)).toBeGreaterThanOrEqual(layout.top);
    }
    expect(layout.toX(2) + layout.slot / 2).toBeCloseTo(layout.right);
  });

  it('gives each event a row of its own where there is room, and all of them one where there is not', () => {
    const events = ['a', 'b', 'c'].map((key) => ({ key, at: 1, words: key }));
    const top = (width: number, count: number) => layOut({ ...parts, width, events: events.slice(0, count) }).top;
    expect(top(900, 3) - top(900, 0)).toBe(60);
    expect(top(326, 3) - top(326, 0)).toBe(20);
  });

  it.each([
    { words: 'brief', at: 1, sides: 'after', are: false },
    { words: 'as long as half of the chart, and then a word or two more', at: 2.5, sides: 'before', are: false },
    {
      words:
        'longer than there is room for on either side of a line in the middle: it is told below the chart, in full, and a letter leads there',
      at: 1.5,
      sides: null,
      are: true,
    },
  ])('gives events letters where the words of one have room on no side of its line: "$words"', ({ words, at, sides, are }) => {
    const layout = layOut({ ...parts, width: 900, events: [{ key: 'a', at, words }] });
    expect(findSide({ key: 'a', at, words }, layout.toEventX(at), 900)).toBe(sides);
    expect(layout.areEventsLettered).toBe(are);
    expect(layOut({ ...parts, width: 326, events: [{ key: 'a', at, words }] }).areEventsLettered).toBe(true);
  });

  it('has an axis to draw on where there is nothing to draw', () => {
    const layout = layOut({ ...parts, width: 900, quarters: [aQuarter({ value: null })] });
    expect(layout.ticks.length).toBeGreaterThan(1);
    expect(Number.isFinite(layout.toY(0))).toBe(true);
  });
});
