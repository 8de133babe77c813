import { expect, it } from 'vitest';

import { aFigure } from '#testing/fake-values.js';

import { toPanelPoint, toPanelTimes, toTimeUnit } from './time-panels.js';

const september = { code: '2026-09', label: 'September 2026', isOpen: false, part: '' };
const october = { code: '2026-10', label: 'October 2026', isOpen: true, part: 'so far' };

it('shows the numbers of the last that is whole', () => {
  expect(toPanelTimes([september, october], 'month').map(({ label, isOpen, isShown }) => [label, isOpen, isShown])).toEqual([
    ['September 2026', false, true],
    ['October 2026, so far', true, false],
  ]);
});

it('writes under a mark what it stands for', () => {
  expect(toPanelTimes([september], 'month')[0]?.mark?.words).toBe('Sept 2026');
  expect(toPanelTimes([{ ...september, code: '2025-26', label: '2025/26' }], 'year')[0]?.mark?.words).toBe('2025/26');
});

it('tells a figure with its time, its flags and what it lacks, and calls nothing a real change', () => {
  const place = { ...october, figure: aFigure(9, ['PROVISIONAL']) };
  expect(toPanelPoint(place, '9')).toEqual({ value: 9, text: '9', isSignal: false, told: 'October 2026, so far. 9 [p]' });
  const missing = { ...september, figure: aFigure(null, ['NOT_AVAILABLE']) };
  expect(toPanelPoint(missing, '[x]')).toMatchObject({ value: null, told: 'September 2026. [x] not available' });
});

it('calls four quarters up to one by that quarter', () => {
  expect((['month', 'rolling', 'year'] as const).map(toTimeUnit)).toEqual(['month', 'quarter', 'year']);
});
