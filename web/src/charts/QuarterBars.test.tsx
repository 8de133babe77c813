import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';

import type { QuarterPoint } from './quarter-chart.type.js';
import { QuarterBars } from './QuarterBars.js';

const point = (key: string, part: Partial<QuarterPoint>): QuarterPoint => ({
  key,
  label: key,
  value: 10,
  text: '10',
  told: '10',
  own: null,
  flags: '',
  isOpen: false,
  isLatest: false,
  isBreak: false,
  ...part,
});

const points = [
  point('2025-26-Q4', { value: 26, text: '26' }),
  point('2026-27-Q1', { value: null, text: '[x]' }),
  point('2026-27-Q2', { value: 55, text: '55', isLatest: true, isBreak: true }),
  point('2026-27-Q3', { value: 3, text: '3', isOpen: true }),
];

it('draws a bar for each figure, none for a gap, and the sign that explains the gap', () => {
  const { container } = render(<QuarterBars points={points} noun="people" />);
  expect(container.querySelectorAll('rect.bar, rect.latestBar, rect.openBar')).toHaveLength(3);
  expect(screen.getByText('[x]')).toBeVisible();
});

it('starts every bar at zero, so that heights are to one another as figures are', () => {
  const { container } = render(<QuarterBars points={points} noun="people" />);
  const heights = [...container.querySelectorAll('rect.bar, rect.latestBar')].map((bar) => Number(bar.getAttribute('height')));
  expect((heights[0] ?? 0) / (heights[1] ?? 1)).toBeCloseTo(26 / 55, 5);
});

it('hatches the open quarter and nothing else', () => {
  const { container } = render(<QuarterBars points={points} noun="people" />);
  expect(container.querySelectorAll('rect[fill^="url(#"]')).toHaveLength(1);
});

it('names the break where it is', () => {
  render(<QuarterBars points={points} noun="people" />);
  expect(screen.getByText('break [b]')).toBeVisible();
});
