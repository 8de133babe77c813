import { describe, expect, it } from 'vitest';

import type { ControlQuarter } from './control-chart.type.js';
import { findAxisStart, layOut } from './control-layout.js';

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

const quarters = [
  aQuarter({ value: 556 }),
  aQuarter({ value: 684 }),
  aQuarter({ value: 403, isOpen: true }),
];
const parts = { quarters, labels: [], events: [], formatMark: String };

describe('layOut', () => {
  it.each([1440, 660, 326, 222])('keeps everything inside %i px', (width) => {
    const layout = layOut({
      ...parts,
      width,
      labels: [{ key: 'upper', value: 675, words: 'upper 675' }],
    });
    expect(layout.left).toBeGreaterThan(0);
    expect(layout.right).toBeLessThanOrEqual(width);
    for (const value of [403, 556, 675, 684]) {
      expect(layout.toY(value)).toBeLessThanOrEqual(layout.bottom);
      expect(layout.toY(value)).toBeGreaterThanOrEqual(layout.top);
    }
    expect(layout.toX(2) + layout.slot / 2).toBeCloseTo(layout.right);
  });

  it('keeps one row above for the letters of events, even if there are many', () => {
    const events = ['a', 'b', 'c'].map((key) => ({ key, at: 1, words: key }));
    const top = (count: number) =>
      layOut({ ...parts, width: 900, events: events.slice(0, count) }).top;
    expect([top(1) - top(0), top(3) - top(0)]).toEqual([20, 20]);
  });

  it('marks whole counts in whole numbers, and says where an axis starts if not at zero', () => {
    const ticksOf = (...values: readonly number[]) =>
      layOut({ ...parts, width: 900, quarters: values.map((value) => aQuarter({ value })) }).ticks;
    expect(ticksOf(0, 1, 2)).toEqual([0, 1, 2]);
    expect(ticksOf(0, 1.5, 2)).toEqual([0, 0.5, 1, 1.5, 2]);
    const startOf = (...values: readonly number[]) =>
      findAxisStart({ quarters: values.map((value) => aQuarter({ value })), labels: [] });
    expect([startOf(0, 1, 2), startOf(556, 684), startOf(-3, 8)]).toEqual([null, 550, null]);
  });

  it('has an axis even if there is nothing to draw', () => {
    const layout = layOut({ ...parts, width: 900, quarters: [aQuarter({ value: null })] });
    expect(layout.ticks.length).toBeGreaterThan(1);
    expect(Number.isFinite(layout.toY(0))).toBe(true);
  });
});
