import { describe, expect, it } from 'vitest';

import { countBySection, describeAge, describeCause, describeCauseDay, describeRevised } from './record-words.js';

const aReturn = {
  __typename: 'RevisingReturn',
  dataset: 'DISRUPTIONS',
  publishedAt: '2026-11-13T09:00:00Z',
  agency: { __typename: 'Agency', id: 'OCC', name: 'Oxfordshire County Council' },
  period: { __typename: 'Period', id: '2026-27-Q1', label: 'Q1 2026/27' },
} as const;

describe('what changed a figure', () => {
  it.each([
    { revision: { isProtected: false, returns: [aReturn] }, words: 'Oxfordshire County Council, disruptions Q1 2026/27' },
    {
      revision: { isProtected: false, returns: [aReturn, aReturn] },
      words: 'Oxfordshire County Council, disruptions Q1 2026/27 and 1 more',
    },
    { revision: { isProtected: true, returns: [] }, words: 'Returns of the quarter; which one is not told, to protect people' },
    { revision: { isProtected: false, returns: [] }, words: 'Not a return of that quarter' },
  ])('is “$words”', ({ revision, words }) => {
    expect(describeCause({ ...revision, returns: [...revision.returns] })).toBe(words);
  });

  it('has the day on which it came, where it is named', () => {
    expect([describeCauseDay({ returns: [aReturn] }), describeCauseDay({ returns: [] })]).toEqual(['13 November 2026', '']);
  });
});

it('counts what was revised, by section and in all', () => {
  expect([...countBySection([{ section: 'reports' }, { section: 'impact' }, { section: 'reports' }])]).toEqual([
    ['reports', 2],
    ['impact', 1],
  ]);
  expect([0, 1, 5, 12].map(describeRevised)).toEqual([
    'No figure has been revised since the board saw it',
    'One figure has been revised since the board saw it',
    'Five figures have been revised since the board saw them',
    '12 figures have been revised since the board saw them',
  ]);
});

it('says how long an action has stood', () => {
  expect([1, 3].map((age) => describeAge({ age }))).toEqual(['New', 'In 3 packs']);
});
