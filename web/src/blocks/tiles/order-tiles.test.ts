import { describe, expect, it } from 'vitest';

import { orderTiles } from './order-tiles.js';

const block = (id: string, ...tiles: readonly number[]) => ({
  id,
  tiles: tiles.map((attention) => ({ kpi: { attention } })),
});
const blocks = [
  block('disruption', 7, 4),
  block('reports', 6),
  block('safeguarding', 1, 5),
  block('resourcing', 2),
];

const names = (order: 'attention' | 'usual') =>
  orderTiles(blocks, order).map(({ id, tiles }) => [id, ...tiles.map(({ kpi }) => kpi.attention)]);

describe('the order of tiles', () => {
  it('puts a block where its tile with the highest priority belongs', () => {
    expect(names('attention')).toEqual([
      ['safeguarding', 1, 5],
      ['resourcing', 2],
      ['disruption', 4, 7],
      ['reports', 6],
    ]);
  });

  it('never changes if the usual order is chosen', () => {
    expect(names('usual')).toEqual([
      ['disruption', 7, 4],
      ['reports', 6],
      ['safeguarding', 1, 5],
      ['resourcing', 2],
    ]);
  });
});
