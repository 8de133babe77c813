import { describe, expect, it } from 'vitest';

import { type AskedKinds, readKindScope, toKindSearch } from './kind-scope.js';

const choices = {
  periods: [{ code: '2026-27-Q2', name: 'Q2 2026/27', isOpen: false }],
  areas: [{ code: 'E23000029', name: 'Thames Valley', kind: 'FORCE' }],
  agencies: [],
  objectives: [{ code: 'PURSUE', name: 'Pursue' }],
  crimeTypes: [{ code: 'DRUGS', name: 'Drugs' }],
} as const;

const nothing: AskedKinds = { quarter: null, area: null, agency: null, objective: null, crimeType: null };

describe('readKindScope', () => {
  it('finds the objective and the crime type that are asked', () => {
    const read = readKindScope({ ...nothing, objective: 'PURSUE', crimeType: 'DRUGS' }, choices);
    expect(read?.scope).toMatchObject({ objective: { name: 'Pursue' }, crimeType: { name: 'Drugs' } });
    expect(read?.problems).toEqual([]);
  });

  it('names what it does not know, the quarter first, and leaves it out', () => {
    const read = readKindScope({ ...nothing, quarter: 'soon', objective: 'PUNISH', crimeType: 'RUGS' }, choices);
    expect(read?.scope).toMatchObject({ quarter: { code: '2026-27-Q2' }, objective: null, crimeType: null });
    expect(read?.problems).toEqual([
      '“soon” is not a quarter we hold, so Q2 2026/27 is shown.',
      '“PUNISH” is not an objective we know, so all objectives are shown.',
      '“RUGS” is not a crime type we know, so all crime types are shown.',
    ]);
  });

  it('reads nothing where the server knows no quarter', () => {
    expect(readKindScope(nothing, { ...choices, periods: [] })).toBeNull();
  });
});

describe('toKindSearch', () => {
  it('names what is asked and nothing else', () => {
    expect(toKindSearch({ ...nothing, quarter: '2026-27-Q2', crimeType: 'DRUGS' })).toBe('?quarter=2026-27-Q2&crimeType=DRUGS');
    expect(toKindSearch(nothing)).toBe('');
  });
});
