import { describe, expect, it } from 'vitest';

import { noKindsAsked } from '#lib/scope/kind-scope.js';

import { readMeasureScope } from './measure-address.js';

const choices = {
  periods: [
    { code: '2026-27-Q2', name: 'Q2 2026/27', isOpen: false, hasData: true },
    { code: '2026-27-Q3', name: 'Q3 2026/27', isOpen: true, hasData: true },
  ],
  areas: [
    { code: 'E23000029', name: 'Thames Valley', kind: 'FORCE' },
    { code: 'E06000038', name: 'Reading', kind: 'DISTRICT' },
  ],
  agencies: [{ code: 'TVP', name: 'Thames Valley Police' }],
  objectives: [{ code: 'PURSUE', name: 'Pursue' }],
  crimeTypes: [{ code: 'DRUGS', name: 'Drugs' }],
} as const;

const disruptions = {
  name: 'Confirmed disruptions',
  dimensions: ['AREA', 'AGENCY', 'OBJECTIVE', 'CRIME_TYPE'],
};
const returnsOnTime = { name: 'Returns received on time', dimensions: ['AGENCY', 'DATASET'] };

describe('readMeasureScope', () => {
  it.each([
    { asked: {}, understood: {}, problems: [], because: 'no filter means everything' },
    {
      asked: { area: 'E06000038', agency: 'TVP', objective: 'PURSUE', crimeType: 'DRUGS' },
      understood: { area: 'E06000038', agency: 'TVP', objective: 'PURSUE', crimeType: 'DRUGS' },
      problems: [],
      because: 'every part is known',
    },
    {
      asked: { objective: 'PUNISH', crimeType: 'RUGS' },
      understood: {},
      problems: [
        '“PUNISH” is not a known objective, so all objectives are shown.',
        '“RUGS” is not a known crime type, so all crime types are shown.',
      ],
      because: 'an old or mistyped link still shows a page',
    },
  ])('reads $asked as $understood: $because', ({ asked, understood, problems }) => {
    const read = readMeasureScope({ ...noKindsAsked, ...asked }, choices, disruptions);
    expect(read?.problems).toEqual(problems);
    expect(read?.understood).toEqual({ ...noKindsAsked, ...understood });
  });

  it('leaves out filters by which the measure has no figures, and says so', () => {
    const read = readMeasureScope(
      { ...noKindsAsked, area: 'E06000038', objective: 'PURSUE', agency: 'TVP' },
      choices,
      returnsOnTime,
    );
    expect(read?.scope.area.kind).toBe('FORCE');
    expect(read?.scope.objective).toBeNull();
    expect(read?.problems).toEqual([
      '“Returns received on time” has no figures by area, so that part of the address is ignored.',
      '“Returns received on time” has no figures by objective, so that part of the address is ignored.',
    ]);
    expect(read?.understood).toEqual({ ...noKindsAsked, agency: 'TVP' });
  });
});
