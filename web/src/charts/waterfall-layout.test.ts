import { describe, expect, it } from 'vitest';

import { layOutWaterfall, type WaterfallStep } from './waterfall-layout.js';

const step = (kind: WaterfallStep['kind'], value: number): WaterfallStep => ({
  key: `${kind} ${value}`,
  name: '',
  kind,
  value,
  text: String(value),
});

describe('layOutWaterfall', () => {
  it('begins each change where the step before it ends, and a whole at zero', () => {
    const bars = layOutWaterfall([step('whole', 80), step('change', 20), step('change', -40), step('whole', 60)]);
    expect(bars).toEqual([
      { start: 0, length: 0.8, end: 0.8, tone: 'whole' },
      { start: 0.8, length: 0.2, end: 1, tone: 'gain' },
      { start: 0.6, length: 0.4, end: 0.6, tone: 'loss' },
      { start: 0, length: 0.6, end: 0.6, tone: 'whole' },
    ]);
  });

  it('draws nothing that is nothing', () => {
    expect(layOutWaterfall([step('whole', 0), step('change', 0)])).toEqual([
      { start: 0, length: 0, end: 0, tone: 'whole' },
      { start: 0, length: 0, end: 0, tone: 'gain' },
    ]);
  });
});
