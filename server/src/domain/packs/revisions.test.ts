import { describe, expect, it } from 'vitest';

import { findRevised, type LaterReturn, type RevisableBlock } from './revisions.js';

const OXON = 3;
const disruptions = { key: 'disruptions', name: 'Confirmed disruptions' };
const referrals = { key: 'referrals', name: 'Referrals' };
const Q1 = '2026-27-Q1';

interface Cell {
  readonly text: string;
  readonly value: number | null;
}
const aBlock = (cells: Readonly<Record<string, Cell>>, block: Partial<RevisableBlock> = {}): RevisableBlock => ({
  ...{ id: 'agencies', about: 'Disruptions by agency', kpi: null, tiles: [] },
  table: {
    columns: [{ heading: 'All', measure: disruptions }],
    rows: Object.entries(cells).map(([key, cell]) => ({ key, label: key, cells: [cell] })),
  },
  question: { by: ['AGENCY'], shownFrom: { key: Q1 }, shownTo: { key: Q1 } },
  ...block,
});
const inSection = (block: RevisableBlock) => [{ key: 'impact', blocks: [block] }];
const later: readonly LaterReturn[] = [
  { agencyId: OXON, dataset: 'DISRUPTIONS', quarter: Q1, publishedAt: new Date('2026-11-13') },
  { agencyId: 4, dataset: 'DISRUPTIONS', quarter: Q1, publishedAt: new Date('2026-11-14') },
  { agencyId: OXON, dataset: 'REPORTS', quarter: Q1, publishedAt: new Date('2026-11-15') },
  { agencyId: OXON, dataset: 'DISRUPTIONS', quarter: '2025-26-Q4', publishedAt: new Date('2026-11-16') },
];
const agencyIdOf = (code: string) => (code === 'OXON' ? OXON : null);
const revised = (then: RevisableBlock, now: RevisableBlock) => findRevised(inSection(then), inSection(now), { later, agencyIdOf });
const days = (returns: readonly LaterReturn[]) => returns.map(({ publishedAt }) => publishedAt.toISOString().slice(8, 10));

describe('a figure that moved', () => {
  it('is told with what it was, what it is, and the return of its own agency', () => {
    const found = revised(
      aBlock({ OXON: { text: '20', value: 20 }, TVP: { text: '7', value: 7 } }),
      aBlock({ OXON: { text: '26', value: 26 }, TVP: { text: '7', value: 7 } }),
    );
    expect(found).toMatchObject([{ section: 'impact', row: 'OXON', then: '20', now: '26', difference: '+6', isProtected: false }]);
    expect(days(found[0]?.returns ?? [])).toEqual(['13']);
  });

  it('of all agencies is told with every return of its dataset and quarter, the latest first', () => {
    const whole = { question: { by: [], shownFrom: { key: Q1 }, shownTo: { key: Q1 } } };
    const [found] = revised(aBlock({ ALL: { text: '20', value: 20 } }, whole), aBlock({ ALL: { text: '26', value: 26 } }, whole));
    expect(days(found?.returns ?? [])).toEqual(['14', '13']);
  });

  it('of a quarter in a row is told with the returns of that one', () => {
    const overTime = { question: { by: ['QUARTER'], shownFrom: { key: '2023-24-Q1' }, shownTo: { key: Q1 } } };
    const of = (value: number) => aBlock({ '2025-26-Q4': { text: String(value), value } }, overTime);
    expect(days(revised(of(1), of(2))[0]?.returns ?? [])).toEqual(['16']);
  });

  it('and is protected names no return, and no difference', () => {
    const of = (value: number) => aBlock({}, { kpi: { name: 'Referrals', measure: referrals, figure: { text: `about ${value}`, value } } });
    expect(revised(of(15), of(25))).toMatchObject([
      { then: 'about 15', now: 'about 25', difference: null, isProtected: true, returns: [] },
    ]);
  });

  it('is told once where a tile and the table of its block show it', () => {
    const of = (value: number) => {
      const kpi = { name: 'All', measure: disruptions, figure: { text: String(value), value } };
      return aBlock({ ALL: { text: String(value), value } }, { tiles: [{ kpi }] });
    };
    expect(revised(of(1), of(2))).toHaveLength(1);
  });
});

it('tells nothing of words about figures, and tells of a figure that is shown now', () => {
  const of = (text: string, value: number | null) => aBlock({ OXON: { text, value } });
  expect(revised(of('18 to 24', null), of('11 to 27', null))).toEqual([]);
  expect(revised(of('[x]', null), of('11', 11))).toHaveLength(1);
});

it('tells nothing of what stands as it stood, or is shown no longer', () => {
  const then = aBlock({ OXON: { text: '20', value: 20 } });
  expect(revised(then, then)).toEqual([]);
  expect(revised(then, aBlock({}))).toEqual([]);
  expect(findRevised(inSection(then), [], { later, agencyIdOf })).toEqual([]);
});
