import { describe, expect, it } from 'vitest';

import type { ListedPack } from './board-documents.js';
import { describeSignOff, toPackAddress } from './pack-words.js';

const aPack = (pack: Partial<ListedPack> = {}): ListedPack => ({
  ...{
    __typename: 'BoardPack',
    id: 'p',
    number: 1,
    state: 'DRAFT',
    edition: 'PARTNERS',
    reason: '',
  },
  quarter: { __typename: 'Period', id: 'q', key: '2026-27-Q2', label: 'Q2 2026/27' },
  area: { __typename: 'Area', id: 'a', code: 'E23000029', name: 'Thames Valley' },
  ...{ textCount: 3, agreedCount: 1, signOffDueOn: null, meetsOn: null, signatures: [] },
  ...pack,
});

const signature = {
  __typename: 'PackSignature',
  by: 'Independent chair',
  at: '2026-12-03T10:00:00.000Z',
} as const;

describe('when a pack is signed off', () => {
  it('is the day of the chair’s signature once the pack is frozen', () => {
    const signatures = [
      { ...signature, edition: 'CLEARED', at: '2026-12-01T10:00:00.000Z' },
      { ...signature, edition: 'PARTNERS' },
    ] as const;
    expect(describeSignOff(aPack({ state: 'SIGNED_OFF', signatures: [...signatures] }))).toBe(
      '3 December 2026',
    );
    expect(describeSignOff(aPack({ state: 'SUPERSEDED', signatures: [...signatures] }))).toBe(
      '3 December 2026',
    );
  });

  it('is the due day before that, even if one edition is signed already', () => {
    const signed = [{ ...signature, edition: 'PARTNERS' } as const];
    expect(
      describeSignOff(
        aPack({ state: 'IN_REVIEW', signOffDueOn: '2026-12-04', signatures: signed }),
      ),
    ).toBe('due 4 December 2026');
    expect(describeSignOff(aPack())).toBe('');
  });
});

it('links to the latest version, or to a given one', () => {
  expect(toPackAddress(aPack())).toBe('/boards/2026-27-Q2/E23000029');
  expect(toPackAddress(aPack(), 1)).toBe('/boards/2026-27-Q2/E23000029?version=1');
});
