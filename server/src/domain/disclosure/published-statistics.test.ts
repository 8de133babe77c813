import { describe, expect, it } from 'vitest';

import type { Filter } from '#domain/question/filter.js';
import { rangeOf } from '#domain/time.js';
import { places } from '#testing/places.js';

import { nameAtom } from './axes/axis-model.js';
import type { Predicate } from './protection.js';
import { isAllPublished, publishedFinder } from './published-statistics.js';

const agencies = [
  { id: 1, code: 'TVP' },
  { id: 2, code: 'RBC' },
];
const byPathway: Predicate = {
  leaves: [{ axis: 'PATHWAY', values: new Set(['NRM']) }],
  others: [],
};
const plain: Predicate = { leaves: [], others: [] };
const quarter = nameAtom('2022-04-01');
const police = nameAtom(1);

describe('a cell that may be published already', () => {
  it.each([
    {
      axes: ['TIME', 'AGENCY'],
      predicate: byPathway,
      nodes: [quarter, police],
      is: true,
      because: 'the Home Office publishes it',
    },
    {
      axes: ['TIME', 'AGENCY', 'PATHWAY'],
      predicate: plain,
      nodes: [quarter, police, '=NRM'],
      is: true,
      because: 'it is the same cell, written differently',
    },
    {
      axes: ['TIME', 'AGENCY'],
      predicate: byPathway,
      nodes: ['2022-23', police],
      is: true,
      because: 'each quarter of the year is published',
    },
    {
      axes: ['TIME', 'AGENCY'],
      predicate: byPathway,
      nodes: ['2023-24', police],
      is: false,
      because: 'its last quarter is not published',
    },
    {
      axes: ['TIME', 'AGENCY'],
      predicate: byPathway,
      nodes: [nameAtom('2024-01-01'), police],
      is: false,
      because: 'it has not been published yet',
    },
    {
      axes: ['TIME', 'AGENCY'],
      predicate: byPathway,
      nodes: ['*', police],
      is: false,
      because: 'not every quarter is published',
    },
    {
      axes: ['TIME', 'AGENCY'],
      predicate: byPathway,
      nodes: [quarter, nameAtom(2)],
      is: false,
      because: 'another agency’s are not published',
    },
    {
      axes: ['TIME'],
      predicate: byPathway,
      nodes: [quarter],
      is: false,
      because: 'all agencies together are not published',
    },
    {
      axes: ['TIME', 'AGENCY'],
      predicate: plain,
      nodes: [quarter, police],
      is: false,
      because: 'it includes other pathways',
    },
    {
      axes: ['TIME', 'AREA', 'AGENCY'],
      predicate: byPathway,
      nodes: [quarter, '=E06000038', police],
      is: false,
      because: 'districts are not published',
    },
    {
      axes: ['TIME', 'AGENCY'],
      predicate: {
        leaves: [...byPathway.leaves, { axis: 'AGE_BAND', values: new Set(['ADULT_18_OR_OVER']) }],
        others: [],
      },
      nodes: [quarter, police],
      is: false,
      because: 'adults alone are not published',
    },
    {
      axes: ['TIME', 'AGENCY'],
      predicate: { ...byPathway, others: ['TRIAGED_IN_TIME'] },
      nodes: [quarter, police],
      is: false,
      because: 'referrals triaged in time are not published',
    },
  ] as const)('$nodes by $axes: $is, since $because', ({ axes, predicate, nodes, is }) => {
    expect(publishedFinder({ axes, predicate, agencies })(nodes)).toBe(is);
  });
});

describe('a question about published cells', () => {
  const universe = {
    referenceData: {
      places,
      agencies: agencies.map((agency) => ({
        ...agency,
        name: agency.code,
        kind: 'CHARITY' as const,
        family: 'CHARITY' as const,
        validFrom: null,
        validTo: null,
      })),
    },
    ownAgencyIds: new Set<number>(),
    source: 'REFERRALS' as const,
  };
  const ofPolice: Filter = { leaf: { axis: 'AGENCY', ids: new Set([1]) } };
  const ofNrm: Filter = { leaf: { axis: 'PATHWAY', values: new Set(['NRM']) } };
  const from = (first: string, last: string): Filter => ({
    leaf: {
      axis: 'TIME',
      ranges: [{ from: rangeOf('QUARTER', first).from, until: rangeOf('QUARTER', last).until }],
    },
  });

  it.each([
    {
      filter: { and: [ofPolice, ofNrm, from('2022-23-Q1', '2023-24-Q3')] },
      axes: ['TIME', 'AGENCY', 'PATHWAY'],
      is: true,
      because: 'all of it is published',
    },
    {
      filter: { and: [ofPolice, ofNrm, from('2022-23-Q1', '2023-24-Q4')] },
      axes: ['TIME', 'AGENCY', 'PATHWAY'],
      is: false,
      because: 'its last quarter is not published',
    },
    {
      filter: { and: [ofPolice, ofNrm] },
      axes: ['AGENCY', 'PATHWAY'],
      is: false,
      because: 'not every quarter is published',
    },
    {
      filter: { and: [ofNrm, from('2022-23-Q1', '2023-24-Q3')] },
      axes: ['TIME', 'AGENCY', 'PATHWAY'],
      is: false,
      because: 'it includes other agencies',
    },
    {
      filter: { and: [ofPolice, ofNrm, from('2022-23-Q1', '2022-23-Q1')] },
      axes: ['TIME', 'AREA', 'AGENCY', 'PATHWAY'],
      is: false,
      because: 'districts are not published',
    },
  ] as const)('$is by $axes: $because', ({ filter, axes, is }) => {
    expect(isAllPublished(filter, axes, universe)).toBe(is);
  });
});
