import { describe, expect, it } from 'vitest';

import { findRealChanges } from './real-changes.js';
import type { Reading } from './since-last.js';
import type { Verdict } from './verdict.js';

describe('real changes', () => {
  const aReading = (
    name: string,
    variation: Verdict['variation'],
    kind = 'NO_REAL_CHANGE',
  ): Reading => ({
    ...{
      key: name,
      name,
      figure: { text: '1', value: 1 },
      verdict: { status: 'GREEN', variation },
    },
    finding: { kind, text: `${name}.` },
  });
  const told = (...readings: readonly Reading[]) => {
    const { changed, ...rest } = findRealChanges(readings);
    return { changed: changed.map(({ name }) => name), ...rest };
  };

  it('are listed with worse ones first, and with the number of figures known to have changed or not', () => {
    const [up, down, high] = [
      aReading('Up', 'IMPROVING'),
      aReading('Down', 'WORSENING'),
      aReading('High', 'UNUSUALLY_HIGH'),
    ];
    const same = aReading('Same', 'NO_REAL_CHANGE');
    expect(told(up, same, high, down)).toEqual({
      changed: ['Down', 'High', 'Up'],
      known: 4,
      note: null,
    });
    expect(
      told(
        up,
        aReading('Few', 'TOO_FEW_POINTS'),
        aReading('Close', 'TOO_CLOSE'),
        aReading('None', null),
      ),
    ).toEqual({
      ...{ changed: ['Up'], known: 1 },
      note: 'It is not known whether 3 more show a real change.',
    });
  });

  it('are unknown if nothing is known, which is not the same as none', () => {
    expect(told(aReading('Same', 'NO_REAL_CHANGE')).note).toBe('No measure shows a real change.');
    expect(told(aReading('Few', 'TOO_FEW_POINTS')).note).toBe(
      'It is not known whether any measure shows a real change.',
    );
    expect(told().note).toBe('It is not known whether any measure shows a real change.');
  });

  it('leave out what cannot be read as it stands', () => {
    expect(
      told(aReading('Down', 'WORSENING', 'CANNOT_BE_READ'), aReading('Same', 'NO_REAL_CHANGE')),
    ).toEqual({
      ...{ changed: [], known: 1 },
      note: 'No measure shows a real change. Cannot be interpreted yet: Down.',
    });
    expect(
      told(aReading('Down', 'WORSENING', 'CANNOT_BE_READ'), aReading('Few', 'TOO_FEW_POINTS')).note,
    ).toBe(
      'Cannot be interpreted yet: Down. It is not known whether any other measure shows a real change.',
    );
  });
});
