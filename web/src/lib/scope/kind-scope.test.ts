import { describe, expect, it } from 'vitest';

import { dropInvalidKinds, noKindsAsked, readKindScope, toKindSearch } from './kind-scope.js';

const choices = {
  periods: [{ code: '2026-27-Q2', name: 'Q2 2026/27', isOpen: false, hasData: true }],
  areas: [{ code: 'E23000029', name: 'Thames Valley', kind: 'FORCE' }],
  agencies: [],
  objectives: [{ code: 'PURSUE', name: 'Pursue' }],
  crimeTypes: [{ code: 'DRUGS', name: 'Drugs' }],
} as const;

describe('readKindScope', () => {
  it('finds the objective and the crime type in an address', () => {
    const read = readKindScope(
      { ...noKindsAsked, objective: 'PURSUE', crimeType: 'DRUGS' },
      choices,
    );
    expect(read?.scope).toMatchObject({
      objective: { name: 'Pursue' },
      crimeType: { name: 'Drugs' },
    });
    expect(read?.problems).toEqual([]);
  });

  it('names unknown values, the quarter first, and leaves them out', () => {
    const read = readKindScope(
      { ...noKindsAsked, quarter: 'soon', objective: 'PUNISH', crimeType: 'RUGS' },
      choices,
    );
    expect(read?.scope).toMatchObject({
      quarter: { code: '2026-27-Q2' },
      objective: null,
      crimeType: null,
    });
    expect(read?.problems).toEqual([
      '“soon” is not a known quarter, so Q2 2026/27 is shown.',
      '“PUNISH” is not a known objective, so all objectives are shown.',
      '“RUGS” is not a known crime type, so all crime types are shown.',
    ]);
  });

  it('returns null if the server has no quarters', () => {
    expect(readKindScope(noKindsAsked, { ...choices, periods: [] })).toBeNull();
  });
});

describe('dropInvalidKinds', () => {
  it('keeps what is shown, and drops what was not understood', () => {
    const asked = {
      ...noKindsAsked,
      quarter: '2026-27-Q2',
      area: 'nowhere',
      years: 'calendar',
      step: 'weekly',
      crimeType: 'DRUGS',
      objective: 'X',
    };
    const read = readKindScope(asked, choices);
    expect(read === null ? null : dropInvalidKinds(asked, read.scope)).toEqual({
      ...noKindsAsked,
      quarter: '2026-27-Q2',
      years: 'calendar',
      crimeType: 'DRUGS',
    });
  });
});

describe('toKindSearch', () => {
  it('names what is asked for and nothing else', () => {
    expect(toKindSearch({ ...noKindsAsked, quarter: '2026-27-Q2', crimeType: 'DRUGS' })).toBe(
      '?quarter=2026-27-Q2&crimeType=DRUGS',
    );
    expect(toKindSearch(noKindsAsked)).toBe('');
  });
});
