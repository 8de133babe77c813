import { describe, expect, it } from 'vitest';

import { nameAtom } from './axes/axis-model.js';
import type { Predicate } from './protection.js';
import { publishedFinder } from './published-already.js';

const agencies = [
  { id: 1, code: 'TVP' },
  { id: 2, code: 'RBC' },
];
const byPathway: Predicate = { leaves: [{ axis: 'PATHWAY', values: new Set(['NRM']) }], others: [] };
const plain: Predicate = { leaves: [], others: [] };
const quarter = nameAtom('2022-04-01');
const police = nameAtom(1);

describe('what is published already', () => {
  it.each([
    { axes: ['TIME', 'AGENCY'], predicate: byPathway, nodes: [quarter, police], is: true, because: 'the Home Office publishes it' },
    { axes: ['TIME', 'AGENCY', 'PATHWAY'], predicate: plain, nodes: [quarter, police, '=NRM'], is: true, because: 'it is the same cell' },
    {
      axes: ['TIME', 'AGENCY'],
      predicate: byPathway,
      nodes: ['2022-23', police],
      is: true,
      because: 'each quarter of the year is published',
    },
    { axes: ['TIME', 'AGENCY'], predicate: byPathway, nodes: ['2023-24', police], is: false, because: 'its last quarter is not' },
    { axes: ['TIME', 'AGENCY'], predicate: byPathway, nodes: [nameAtom('2024-01-01'), police], is: false, because: 'it is not yet' },
    { axes: ['TIME', 'AGENCY'], predicate: byPathway, nodes: ['*', police], is: false, because: 'not all of time is' },
    { axes: ['TIME', 'AGENCY'], predicate: byPathway, nodes: [quarter, nameAtom(2)], is: false, because: 'another agency is not' },
    { axes: ['TIME'], predicate: byPathway, nodes: [quarter], is: false, because: 'all agencies together are not' },
    { axes: ['TIME', 'AGENCY'], predicate: plain, nodes: [quarter, police], is: false, because: 'other pathways are in it' },
    {
      axes: ['TIME', 'AREA', 'AGENCY'],
      predicate: byPathway,
      nodes: [quarter, '=E06000038', police],
      is: false,
      because: 'districts are not',
    },
    {
      axes: ['TIME', 'AGENCY'],
      predicate: { leaves: [...byPathway.leaves, { axis: 'AGE_BAND', values: new Set(['ADULT_18_OR_OVER']) }], others: [] },
      nodes: [quarter, police],
      is: false,
      because: 'adults alone are not',
    },
    {
      axes: ['TIME', 'AGENCY'],
      predicate: { ...byPathway, others: ['TRIAGED_IN_TIME'] },
      nodes: [quarter, police],
      is: false,
      because: 'what was triaged is not',
    },
  ] as const)('$nodes by $axes: $is, since $because', ({ axes, predicate, nodes, is }) => {
    expect(publishedFinder({ axes, predicate, agencies })(nodes)).toBe(is);
  });
});
