import { describe, expect, it } from 'vitest';

import type { AgencyKind, AgencyRecord } from '#domain/agencies.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { Periods } from '#domain/period.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { places } from '#testing/places.js';

import { seriesQuarters } from './judged-series.js';

const anAgency = (id: number, kind: AgencyKind): AgencyRecord => ({
  ...{ id, code: `A${id}`, name: `Agency ${id}`, kind },
  family: 'POLICE',
  validFrom: null,
  validTo: null,
});
const [police, council] = [anAgency(1, 'POLICE'), anAgency(2, 'LOCAL_AUTHORITY_UNITARY')];
const referenceData: ReferenceData = {
  today: '2026-11-24',
  places,
  agencies: [police, council],
  periods: new Periods([]),
  obligations: [
    { agencyId: 1, dataset: 'REPORTS', from: '2021-22-Q1', until: '2021-22-Q4' },
    { agencyId: 1, dataset: 'DISRUPTIONS', from: '2023-24-Q1', until: null },
    { agencyId: 1, dataset: 'RESOURCES', from: '2024-25-Q1', until: null },
    { agencyId: 2, dataset: 'RESOURCES', from: '2022-23-Q1', until: null },
  ],
};
const asked = { quarter: '2026-27-Q2', agency: null, agencyKind: null };
const told = (
  measure: MeasureKey,
  about: Partial<Parameters<typeof seriesQuarters>[1]> = {},
  obligations = referenceData.obligations,
) => {
  const quarters = seriesQuarters(
    measureOf(measure),
    { ...asked, ...about },
    { ...referenceData, obligations },
  );
  return [quarters[0], quarters.at(-1), quarters.length];
};

describe('the quarters that a measure is rated over', () => {
  it.each<{ measure: MeasureKey; from: string; length: number; because: string }>([
    {
      measure: 'reports',
      from: '2021-22-Q1',
      length: 22,
      because: 'reports were first owed then, whether they still are or not',
    },
    {
      measure: 'spend',
      from: '2022-23-Q1',
      length: 18,
      because: 'the council owed resources before the police did',
    },
    {
      measure: 'hoursPerDisruption',
      from: '2023-24-Q1',
      length: 14,
      because: 'both of its datasets were owed by then',
    },
    {
      measure: 'returnsOnTime',
      from: '2021-22-Q1',
      length: 22,
      because: 'it begins with the first return of any dataset',
    },
    {
      measure: 'activeOcgs',
      from: '2023-24-Q2',
      length: 13,
      because: 'nobody owes a register, so they are those of the trend',
    },
  ])('for $measure begin with $from: $because', ({ measure, from, length }) => {
    expect(told(measure)).toEqual([from, '2026-27-Q2', length]);
  });

  it('begin with the first quarter for which the agency asked about, or one of its kind, owes a return', () => {
    expect(told('spend', { agency: police })).toEqual(['2024-25-Q1', '2026-27-Q2', 10]);
    expect(told('spend', { agencyKind: 'POLICE' })).toEqual(['2024-25-Q1', '2026-27-Q2', 10]);
    expect(told('reports', { agency: council })).toEqual(['2023-24-Q2', '2026-27-Q2', 13]);
  });

  it('end with the quarter shown', () => {
    expect(told('spend', { quarter: '2024-25-Q4' })).toEqual(['2022-23-Q1', '2024-25-Q4', 12]);
    expect(told('spend', { quarter: '2020-21-Q1' })).toEqual([undefined, undefined, 0]);
    // The current quarter of a trend is left out.
    expect(told('activeOcgs', { quarter: '2026-27-Q2' })[1]).toBe('2026-27-Q2');
  });

  it('are limited in number, even if returns were first owed long ago', () => {
    expect(
      told('reports', {}, [{ agencyId: 1, dataset: 'REPORTS', from: '1000-01-Q1', until: null }]),
    ).toEqual(['2001-02-Q3', '2026-27-Q2', 100]);
  });
});
