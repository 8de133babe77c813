import { describe, expect, it } from 'vitest';

import type { PageParams } from '#domain/pages/block/page-params.js';
import { reports } from '#domain/pages/declared/reports.js';
import { resourcing } from '#domain/pages/declared/resourcing.js';
import { Periods } from '#domain/period.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { places } from '#testing/places.js';

import { askPage } from './page-question.js';

const agency = {
  id: 1,
  code: 'TVP',
  name: 'TVP',
  kind: 'POLICE',
  family: 'POLICE',
  validFrom: null,
  validTo: null,
} as const;
const former = { ...agency, id: 2, code: 'OLD', successorCodes: ['TVP'] };
const referenceData: ReferenceData = {
  today: '2026-11-24',
  places,
  agencies: [agency, former],
  periods: new Periods([]),
  obligations: [],
};
const area = places.find('FORCE');
const district = places.areas.find(({ kind }) => kind === 'DISTRICT');
if (area === null || district === undefined)
  throw new Error('There is no force, or no district in it');

const namesOf = (page: typeof reports, part: Partial<PageParams['asked']>) => {
  const asked = {
    quarter: '2026-27-Q2',
    area,
    agency: null,
    agencyKind: null,
    crimeType: null,
    ...part,
  };
  const missing = new Map([[1, page.datasets]]);
  return askPage(page, { asked, objective: null, time: null, own: [] }, { missing, referenceData });
};

describe('a page’s question', () => {
  it('compares like with like, without an agency whose return is missing or those it succeeded', () => {
    const groups = namesOf(reports, {});
    expect(groups.map(({ name }) => name)).toEqual(['ASKED', 'LIKE']);
    expect([...(groups[1]?.asked.leftOut ?? [])].sort()).toEqual([1, 2]);
  });

  it('never compares like with like for one agency, even if a table on the page covers all', () => {
    expect(namesOf(resourcing, { agency }).map(({ name }) => name)).toEqual([
      'ASKED',
      'ALL_AGENCIES',
    ]);
  });

  it('also asks about the force if it is for a place, for the same agencies', () => {
    const groups = namesOf(reports, { area: district });
    expect(groups.map(({ name, asked }) => [name, asked.area.kind])).toEqual([
      ['ASKED', 'DISTRICT'],
      ['FORCE', 'FORCE'],
      ['LIKE', 'DISTRICT'],
      ['FORCE_LIKE', 'FORCE'],
    ]);
  });
});
