import { describe, expect, it } from 'vitest';

import type { ListedReturn } from '#domain/returned/return-list.js';

import { countDaysLate, findLateReturns, writeRequest } from './return-request.js';

const aListed = (changed: Partial<ListedReturn> = {}): ListedReturn => ({
  ...{ agencyId: 1, dataset: 'REPORTS', quarter: '2026-27-Q2', isOwed: true },
  ...{ dueOn: '2026-10-31', state: 'MISSING', revision: null, sent: null },
  ...changed,
});

describe('findLateReturns', () => {
  it('groups missing returns by agency, in the order of the list', () => {
    const found = findLateReturns([
      aListed({ agencyId: 2 }),
      aListed({}),
      aListed({ agencyId: 2, dataset: 'RESOURCES' }),
    ]);
    expect(
      found.map(({ agencyId, late }) => [agencyId, late.map(({ dataset }) => dataset)]),
    ).toEqual([
      [2, ['REPORTS', 'RESOURCES']],
      [1, ['REPORTS']],
    ]);
  });

  it.each([
    { changed: { state: 'DUE' }, because: 'its due day has not passed' },
    { changed: { state: 'NOT_DUE' }, because: 'its quarter is still running' },
    { changed: { state: 'RECEIVED_LATE' }, because: 'it has arrived' },
    { changed: { isOwed: false }, because: 'nobody owes it' },
  ] as const)('asks for nothing if $because', ({ changed }) => {
    expect(findLateReturns([aListed(changed)])).toEqual([]);
  });
});

describe('countDaysLate', () => {
  it.each([
    { state: 'MISSING', on: null, days: 27, because: 'it has not arrived' },
    { state: 'RECEIVED_LATE', on: '2026-11-01', days: 1, because: 'it arrived a day late' },
    { state: 'RECEIVED', on: '2026-10-31', days: null, because: 'it arrived on the due day' },
    { state: 'DUE', on: null, days: null, because: 'it may still arrive' },
  ] as const)('counts $days if $because', ({ state, on, days }) => {
    expect(countDaysLate({ state, dueOn: '2026-10-31' }, on, '2026-11-27')).toBe(days);
  });
});

describe('writeRequest', () => {
  const agency = { name: 'Reading Borough Council' };
  const of = (datasets: readonly ListedReturn['dataset'][]) =>
    writeRequest(
      {
        agencyId: 1,
        quarter: '2026-27-Q2',
        late: datasets.map((dataset) => ({ dataset, dueOn: '2026-10-31' })),
      },
      agency,
    );

  it('names one return, its due day and what follows', () => {
    const { title, text, link } = of(['RESOURCES']);
    expect(title).toBe('Your return of resources for Q2 2026/27 is missing');
    expect(text).toContain('It was due on 31 October 2026.');
    expect(text).toContain('Until it is in, figures from Reading Borough Council for that quarter');
    expect(link).toBe('/returns?quarter=2026-27-Q2');
  });

  it('lists several returns, and gives no figure from them', () => {
    const { title, text } = of(['REPORTS', 'RESOURCES']);
    expect(title).toBe('Two returns for Q2 2026/27 are missing');
    expect(text).toContain('They were due on 31 October 2026:\n- Reports\n- Resources');
  });
});
