import { describe, expect, it } from 'vitest';

import { noKindsAsked, toKindSearch } from '#lib/scope/kind-scope.js';

import { clickThrough } from './press-through.js';

const context = {
  asked: { ...noKindsAsked, agency: 'TVP' },
  toAddress: (change: object) => toKindSearch({ ...noKindsAsked, agency: 'TVP', ...change }),
  toTime: (quarter: string) => ({ quarter, from: null }),
};
const row = (key: string) => ({ key, kind: 'PART' as const });

describe('clickThrough', () => {
  it.each([
    {
      by: ['AGENCY' as const],
      key: 'BARN',
      address: '?agency=BARN',
      isChosen: false,
      because: 'another agency replaces the chosen one',
    },
    {
      by: ['AGENCY' as const],
      key: 'TVP',
      address: '',
      isChosen: true,
      because: 'the chosen agency is deselected',
    },
    {
      by: ['QUARTER' as const, 'OBJECTIVE' as const],
      key: 'PURSUE',
      address: '?agency=TVP&objective=PURSUE',
      isChosen: false,
      because: 'rows belong to the last dimension',
    },
    {
      by: ['QUARTER' as const],
      key: '2026-27-Q1',
      address: '?quarter=2026-27-Q1&agency=TVP',
      isChosen: false,
      because: 'time has filters of its own',
    },
  ])('links $key to $address: $because', ({ by, key, address, isChosen }) => {
    expect(clickThrough(row(key), { view: 'CONTROL', question: { by } }, context)).toEqual({
      address,
      isChosen,
    });
  });

  it('leads from one of several measures to its page, with the same filters', () => {
    expect(
      clickThrough(row('disruptions'), { view: 'TABLE', question: { by: ['QUARTER'] } }, context),
    ).toEqual({
      address: '/measures/disruptions?agency=TVP',
      isChosen: false,
    });
  });

  it('has no link for several parts together, for the whole, or for a part that no filter chooses', () => {
    expect(
      clickThrough(
        { key: 'over', kind: 'OTHERS' },
        { view: 'TABLE', question: { by: ['AGENCY'] } },
        context,
      ),
    ).toBeNull();
    expect(
      clickThrough(
        { key: 'TOTAL', kind: 'TOTAL' },
        { view: 'TABLE', question: { by: ['AGENCY'] } },
        context,
      ),
    ).toBeNull();
    expect(
      clickThrough(row('ANALYST'), { view: 'TABLE', question: { by: ['STAFF_GROUP'] } }, context),
    ).toBeNull();
  });
});
