import { describe, expect, it } from 'vitest';

import type { FunnelDot } from './funnel-chart.type.js';
import { placeFunnelLabels } from './funnel-labels.js';

const aDot = (name: string, at: readonly [number, number], part: Partial<FunnelDot> = {}): FunnelDot => ({
  ...{ key: name, name, base: at[0], value: at[1], text: null, isSetApart: false, told: name },
  ...part,
});
const plot = {
  ...{ left: 0, right: 600, top: 0, bottom: 300, isNarrow: false, centre: { value: 150, text: 'all 1.03' } },
  toX: (base: number) => base,
  toY: (value: number) => value,
};
const wordsOf = (dots: readonly FunnelDot[], part: Partial<typeof plot> = {}) =>
  placeFunnelLabels(dots, { ...plot, ...part }).map(({ words }) => words);

describe('names in a funnel', () => {
  it('stand beside their dots, with the figure of what stands out', () => {
    const labels = placeFunnelLabels([aDot('Reading', [100, 80]), aDot('Oxford', [300, 40], { text: '1.30' })], plot);
    expect(labels.map(({ words, x, anchor }) => [words, x, anchor])).toEqual([
      ['all 1.03', 598, 'end'],
      ['Oxford 1.30', 310, 'start'],
      ['Reading', 110, 'start'],
    ]);
  });

  it('go to another side where there is no room, and are left out where there is none on any', () => {
    const [, atEdge] = placeFunnelLabels([aDot('Buckinghamshire', [590, 80])], plot);
    expect(atEdge?.anchor).toBe('end');
    const crowd = Array.from({ length: 12 }, (_, index) =>
      aDot(`District ${index}`, [300 + (index % 4) * 12, 80 + Math.floor(index / 4) * 12]),
    );
    const words = wordsOf(crowd);
    expect(words.length).toBeLessThan(crowd.length + 1);
    expect(words.length).toBeGreaterThan(1);
  });

  it('stand farther away, with a line to the dot, where others leave no room beside it', () => {
    const around = [-40, -20, 20, 40].flatMap((right) => [-12, 0, 12].map((down) => aDot(`${right} ${down}`, [300 + right, 80 + down])));
    const dots = [aDot('Windsor and Maidenhead', [300, 80], { isSetApart: true }), ...around];
    const [, name, ...others] = placeFunnelLabels(dots, { ...plot, isNarrow: true });
    expect(others).toEqual([]);
    expect(name).toMatchObject({ x: 300, anchor: 'middle', line: { x1: 300, x2: 300, y1: 74 } });
    // One that would be crossed by it keeps it away.
    const [, below] = placeFunnelLabels([...dots, aDot('between', [300, 60])], { ...plot, isNarrow: true });
    expect(below?.y).toBeGreaterThan(80);
  });

  it('are those alone that stand out or are compared where there is little room', () => {
    const dots = [
      aDot('Reading', [100, 80]),
      aDot('Oxford', [300, 40], { text: '1.30' }),
      aDot('Slough', [200, 220], { isSetApart: true }),
    ];
    expect(wordsOf(dots, { isNarrow: true })).toEqual(['all 1.03', 'Oxford 1.30', 'Slough']);
  });

  it('leave the line in the middle its words', () => {
    const [middle] = placeFunnelLabels([aDot('Buckinghamshire', [580, 145])], plot);
    expect(middle).toMatchObject({ words: 'all 1.03', y: 164 });
  });
});
