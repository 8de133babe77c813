import { describe, expect, it } from 'vitest';

import { groupByCause, revisionsOf, toTold } from './block-revisions.js';

const aReturn = {
  __typename: 'RevisingReturn',
  dataset: 'DISRUPTIONS',
  publishedAt: '2026-11-13T09:00:00Z',
  agency: { __typename: 'Agency', id: 'OCC', name: 'Oxfordshire County Council' },
  period: { __typename: 'Period', id: '2026-27-Q1', label: 'Q1 2026/27' },
} as const;
const aRevision = (figure: string, row: string | null) => ({
  ...{ figure, before: '159', now: '165', isProtected: false, returns: [aReturn] },
  places: ['bars', 'tiles'].map((block) => ({
    ...({
      __typename: 'RevisedPlace',
      section: 'objectives',
      number: 4,
      heading: 'Disruptions',
      block,
      now: `${block} 165`,
    } as const),
    cell: row === null ? null : ({ __typename: 'RevisedCell', row, column: 0 } as const),
  })),
});
const revisions = [
  aRevision('Prevent', 'PREVENT'),
  aRevision('Pursue', 'PURSUE'),
  aRevision('All', null),
];
const table = {
  rows: [
    { key: 'PREVENT', isFolded: null },
    { key: 'PURSUE', isFolded: true },
  ],
};
const cause = 'Oxfordshire County Council, disruptions Q1 2026/27, 13 November 2026';

describe('a block’s revised figures', () => {
  const found = revisionsOf(revisions, 'bars');

  it('have their current value in their own cell', () => {
    expect(found.map(({ now }) => now)).toEqual(['bars 165', 'bars 165', 'bars 165']);
    expect(revisionsOf(revisions, 'other')).toEqual([]);
  });

  it('are named below if no cell can show them: in a drawing, or in a folded row', () => {
    expect(groupByCause(toTold(found, { view: 'TABLE', table }))).toEqual([
      { cause, words: ['Pursue: 159, now 165', 'All: 159, now 165'], more: 0 },
    ]);
    expect(groupByCause(toTold(found, { view: 'MAP', table }))).toMatchObject([
      { words: { length: 3 } },
    ]);
  });

  it('are only counted after the third, and each is listed once', () => {
    const many = ['a', 'b', 'c', 'd', 'e', 'a'].map((figure) => aRevision(figure, null));
    expect(
      groupByCause(toTold(revisionsOf(many, 'bars'), { view: 'CONTROL', table })),
    ).toMatchObject([{ words: { length: 3 }, more: 2 }]);
  });

  it('are grouped where the viewer is not told which return changed them', () => {
    const hidden = revisions.map((each) => ({ ...each, isProtected: true, returns: [] }));
    expect(
      groupByCause(toTold(revisionsOf(hidden, 'bars'), { view: 'TABLE', table })).map(
        (group) => group.cause,
      ),
    ).toEqual(['Returns for the quarter; we do not say which, to protect people']);
  });
});
