import { describe, expect, it } from 'vitest';

import { overlapsBreak } from './recording-breaks.js';

const newForm = { happenedOn: '2025-05-15', title: 'New form', measures: ['reports'] };
const days = (from: string, until: string) => ({ from, until });

describe('overlapsBreak', () => {
  it.each([
    { ranges: [days('2025-05-01', '2025-06-01')], does: true, because: 'the day is among them' },
    {
      ranges: [days('2025-04-01', '2025-05-01')],
      does: true,
      because: 'a month before it in its quarter is affected',
    },
    {
      ranges: [days('2025-06-01', '2025-07-01')],
      does: true,
      because: 'a month after it in its quarter is affected',
    },
    {
      ranges: [days('2025-01-01', '2025-04-01'), days('2025-07-01', '2025-10-01')],
      does: true,
      because: 'they are on both sides of it',
    },
    {
      ranges: [days('2025-01-01', '2025-04-01')],
      does: false,
      because: 'they end with the quarter before',
    },
    {
      ranges: [days('2025-07-01', '2025-10-01'), days('2026-01-01', '2026-04-01')],
      does: false,
      because: 'they all come after it',
    },
    { ranges: [], does: false, because: 'there are none' },
  ])('is $does: $because', ({ ranges, does }) => {
    expect(overlapsBreak(newForm, 'reports', ranges)).toBe(does);
  });

  it('does not affect other measures', () => {
    expect(overlapsBreak(newForm, 'referrals', [days('2025-05-01', '2025-06-01')])).toBe(false);
  });
});
