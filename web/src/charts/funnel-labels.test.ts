import { describe, expect, it } from 'vitest';

import type { FunnelDot } from './funnel-chart.type.js';
import { placeFunnelLabels } from './funnel-labels.js';
import { estimateWidth } from './text-width.js';

const aDot = (
  name: string,
  at: readonly [number, number],
  part: Partial<FunnelDot> = {},
): FunnelDot => ({
  ...{ key: name, name, base: at[0], value: at[1], text: null, isSetApart: false, told: name },
  ...part,
});
const plot = {
  ...{
    left: 0,
    right: 600,
    top: 0,
    bottom: 300,
    isNarrow: false,
    centre: { value: 150, text: 'all 1.03' },
  },
  toX: (base: number) => base,
  toY: (value: number) => value,
};
const wordsOf = (dots: readonly FunnelDot[], part: Partial<typeof plot> = {}) =>
  placeFunnelLabels(dots, { ...plot, ...part }).map(({ words }) => words);

describe('names in a funnel', () => {
  it('are next to their dots, with figures for outliers', () => {
    const labels = placeFunnelLabels(
      [aDot('Reading', [100, 80]), aDot('Oxford', [300, 40], { text: '1.30' })],
      plot,
    );
    expect(labels.map(({ words, x, anchor }) => [words, x, anchor])).toEqual([
      ['all 1.03', 598, 'end'],
      ['Oxford 1.30', 310, 'start'],
      ['Reading', 110, 'start'],
    ]);
  });

  it('move to another side if there is no space, and are left out if no side has any', () => {
    const [, atEdge] = placeFunnelLabels([aDot('Buckinghamshire', [590, 80])], plot);
    expect(atEdge?.anchor).toBe('end');
    const crowd = Array.from({ length: 12 }, (_, index) =>
      aDot(`District ${index}`, [300 + (index % 4) * 12, 80 + Math.floor(index / 4) * 12]),
    );
    const words = wordsOf(crowd);
    expect(words.length).toBeLessThan(crowd.length + 1);
    expect(words.length).toBeGreaterThan(1);
  });

  it('move further away, with a line to the dot, if others leave no space next to it', () => {
    const around = [-40, -20, 20, 40].flatMap((right) =>
      [-12, 0, 12].map((down) => aDot(`${right} ${down}`, [300 + right, 80 + down])),
    );
    const dots = [aDot('Windsor and Maidenhead', [300, 80], { isSetApart: true }), ...around];
    const [, name, ...others] = placeFunnelLabels(dots, { ...plot, isNarrow: true });
    expect(others).toEqual([]);
    expect(name).toMatchObject({ x: 300, anchor: 'middle', line: { x1: 300, x2: 300, y1: 74 } });
    // The name moves to the other side of a dot that its line would cross.
    const [, below] = placeFunnelLabels([...dots, aDot('between', [300, 60])], {
      ...plot,
      isNarrow: true,
    });
    expect(below?.y).toBeGreaterThan(80);
  });

  it.each([
    { width: 599, height: 282, named: 13, as: 'on paper' },
    { width: 780, height: 206, named: 13, as: 'on a wall' },
    { width: 580, height: 482, named: 13, as: 'on a page' },
  ])('are all placed, next to no dot but their own, $as', ({ width, height, named }) => {
    const districts = [
      ...[
        aDot('Bracknell Forest', [128_351, 1.34]),
        aDot('West Berkshire', [163_367, 0.98]),
        aDot('Reading', [178_196, 0.91]),
      ],
      ...[
        aDot('Slough', [160_713, 0.9]),
        aDot('Windsor and Maidenhead', [155_239, 1.02]),
        aDot('Wokingham', [183_870, 0.98]),
      ],
      ...[
        aDot('Milton Keynes', [298_270, 0.95]),
        aDot('Buckinghamshire', [566_694, 1.05]),
        aDot('Cherwell', [166_321, 0.86]),
      ],
      ...[
        aDot('Oxford', [165_184, 1.2]),
        aDot('South Oxfordshire', [153_424, 0.88]),
        aDot('Vale of White Horse', [145_970, 1.06]),
      ],
      aDot('West Oxfordshire', [119_331, 0.91]),
    ];
    const toX = (base: number) => ((Math.sqrt(base) - 289) / (764.6 - 289)) * width;
    const toY = (value: number) => 14 + height - ((value - 0.4) / 1.4) * height;
    const labels = placeFunnelLabels(districts, {
      ...{ left: 0, right: width, top: 14, bottom: 14 + height, toX, toY, isNarrow: false },
      centre: { value: 1.01, text: 'all 1.01' },
    });
    expect(labels.length - 1).toBe(named);
    for (const { key, words, x, y, anchor } of labels.slice(1)) {
      const half = estimateWidth(words) / 2;
      const middle = anchor === 'middle' ? x : anchor === 'start' ? x + half : x - half;
      const near = districts.filter(
        ({ base, value }) =>
          Math.abs(toX(base) - middle) < half + 9 && Math.abs(toY(value) - (y - 4)) < 7 + 9,
      );
      expect(
        near.filter((dot) => dot.key !== key).map(({ name }) => `${name} by ${words}`),
      ).toEqual([]);
    }
  });

  it('are only those of outliers and compared places if there is little space', () => {
    const dots = [
      aDot('Reading', [100, 80]),
      aDot('Oxford', [300, 40], { text: '1.30' }),
      aDot('Slough', [200, 220], { isSetApart: true }),
    ];
    expect(wordsOf(dots, { isNarrow: true })).toEqual(['all 1.03', 'Oxford 1.30', 'Slough']);
  });

  it('do not cover the text of the middle line', () => {
    const [middle] = placeFunnelLabels([aDot('Buckinghamshire', [580, 145])], plot);
    expect(middle).toMatchObject({ words: 'all 1.03', y: 164 });
  });
});
