import { describe, expect, it } from 'vitest';

import { anEntry } from '#testing/audit-entries.js';

import { redactEntry, visibleCountsOf } from './access.js';

const [TVP, NCA, RBC] = [1, 3, 11];
const agencies = [{ id: TVP }, { id: NCA }, { id: RBC }];

describe('visibleCountsOf', () => {
  it.each([
    { policy: { kind: 'CLEARED' }, visible: null, because: 'they see true counts' },
    {
      policy: { kind: 'PARTNER', agencyIds: [TVP, NCA, RBC] },
      visible: null,
      because: 'every agency is their own',
    },
    {
      policy: { kind: 'PARTNER', agencyIds: [RBC] },
      visible: [RBC],
      because: 'they see only their own',
    },
    {
      policy: { kind: 'PARTNER', agencyIds: [] },
      visible: [],
      because: 'they belong to no agency',
    },
  ] as const)('is $visible for $policy: $because', ({ policy, visible }) => {
    expect(visibleCountsOf(policy, agencies)).toEqual(visible);
  });
});

describe('redactEntry', () => {
  const entry = (touched: Readonly<Record<number, number>>, rowCount: number | null) => ({
    ...anEntry({ touched, rowCount }),
    hash: 'ab',
  });

  it.each([
    {
      touched: { [RBC]: 2 },
      rowCount: 2,
      told: { touched: { [RBC]: 2 }, rowCount: 2 },
      because: 'all of it is their own',
    },
    {
      touched: { [RBC]: 2, [TVP]: 3 },
      rowCount: 5,
      told: { touched: { [RBC]: 2 }, rowCount: 2 },
      because: 'it must look like the entry above',
    },
    {
      touched: { [TVP]: 3, [NCA]: 0 },
      rowCount: 3,
      told: { touched: {}, rowCount: 0 },
      because: 'it must look like the entry below',
    },
    { touched: {}, rowCount: 0, told: { touched: {}, rowCount: 0 }, because: 'nothing was found' },
    {
      touched: {},
      rowCount: 12,
      told: { touched: {}, rowCount: 12 },
      because: 'its rows are not records',
    },
    {
      touched: { [TVP]: 3 },
      rowCount: null,
      told: { touched: {}, rowCount: null },
      because: 'it concerns no rows',
    },
  ])(
    'shows RBC an entry with $touched and $rowCount rows as $told: $because',
    ({ touched, rowCount, told }) => {
      expect(redactEntry(entry(touched, rowCount), [RBC])).toEqual({
        ...entry(touched, rowCount),
        ...told,
        hash: null,
      });
      expect(redactEntry(entry(touched, rowCount), null)).toEqual(entry(touched, rowCount));
    },
  );
});
