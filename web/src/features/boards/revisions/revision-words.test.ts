import { describe, expect, it } from 'vitest';

import {
  countBySection,
  describeCause,
  describeCauseDay,
  describeRevised,
  describeRevisedCount,
  sectionsOf,
} from './revision-words.js';

const aReturn = {
  __typename: 'RevisingReturn',
  dataset: 'DISRUPTIONS',
  publishedAt: '2026-11-13T09:00:00Z',
  agency: { __typename: 'Agency', id: 'OCC', name: 'Oxfordshire County Council' },
  period: { __typename: 'Period', id: '2026-27-Q1', label: 'Q1 2026/27' },
} as const;

describe('the cause of a revision', () => {
  it.each([
    {
      revision: { isProtected: false, returns: [aReturn] },
      words: 'Oxfordshire County Council, disruptions Q1 2026/27',
    },
    {
      revision: { isProtected: false, returns: [aReturn, aReturn] },
      words: 'Oxfordshire County Council, disruptions Q1 2026/27 and 1 more',
    },
    {
      revision: { isProtected: true, returns: [] },
      words: 'Returns for the quarter; we do not say which, to protect people',
    },
    { revision: { isProtected: false, returns: [] }, words: 'Not a return for that quarter' },
  ])('is “$words”', ({ revision, words }) => {
    expect(describeCause({ ...revision, returns: [...revision.returns] })).toBe(words);
  });

  it('has the day of the return, if one is named', () => {
    expect([describeCauseDay({ returns: [aReturn] }), describeCauseDay({ returns: [] })]).toEqual([
      '13 November 2026',
      '',
    ]);
  });
});

describe('the number of revised figures', () => {
  const at = (...sections: readonly string[]) => ({
    places: sections.map((section) => ({ section, number: 1, heading: section })),
  });

  it('counts each figure once in every section that shows it', () => {
    expect([...countBySection([at('reports', 'impact', 'reports'), at('reports')])]).toEqual([
      ['reports', 2],
      ['impact', 1],
    ]);
    expect(
      sectionsOf(at('reports', 'impact', 'reports').places).map(({ section }) => section),
    ).toEqual(['reports', 'impact']);
  });

  it.each([
    {
      count: 1,
      anew: 0,
      words: 'One figure has been revised since the board saw it; no rating has changed',
    },
    {
      count: 5,
      anew: 1,
      words: 'Five figures have been revised since the board saw them; one rating has changed',
    },
    {
      count: 12,
      anew: 2,
      words: '12 figures have been revised since the board saw them; two ratings have changed',
    },
  ])('is “$words”', ({ count, anew, words }) => {
    expect(
      describeRevised(Array.from({ length: count }, (_, index) => ({ isReadAnew: index < anew }))),
    ).toBe(words);
  });

  it('is a fact in a few words', () => {
    expect([1, 5].map(describeRevisedCount)).toEqual([
      '1 figure revised since',
      '5 figures revised since',
    ]);
  });
});
