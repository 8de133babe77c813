import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';

import type { FunnelContent } from './funnel-chart.type.js';
import { FunnelDrawing } from './FunnelDrawing.js';

const scale = { from: 0, to: 2, ticks: [] };
const dot = {
  key: 'reading',
  name: 'Reading',
  base: 100_000,
  value: 1,
  text: null,
  isSetApart: false,
  told: 'Reading',
};

it('places its names once, and not again at each key press', () => {
  let reads = 0;
  const centre = {
    value: 1,
    get text() {
      reads += 1;
      return 'all 1.00';
    },
  };
  const content: FunnelContent = {
    dots: [dot],
    limits: [],
    centre,
    across: { ...scale, name: 'Residents' },
    up: scale,
  };
  const draw = (active: string | null) => (
    <FunnelDrawing
      content={content}
      active={active}
      onTell={() => undefined}
      onChoose={() => undefined}
    />
  );
  const { rerender } = render(draw(null));
  expect(screen.getByText('Reading')).toBeInTheDocument();
  const before = reads;
  rerender(draw('reading'));
  expect(reads).toBe(before);
});
