import { describe, expect, it } from 'vitest';

import type { RevisableBlock, RevisableKpi } from './revisable-figures.js';
import { findRevised, type LaterReturn } from './revisions.js';

const OXON = 3;
const disruptions = { key: 'disruptions', name: 'Confirmed disruptions' };
const referrals = { key: 'referrals', name: 'Referrals' };
const Q1 = '2026-27-Q1';

interface Cell {
  readonly text: string;
  readonly value: number | null;
}
const aBlock = (
  cells: Readonly<Record<string, Cell>>,
  block: Partial<RevisableBlock> = {},
): RevisableBlock => ({
  ...{ id: 'agencies', about: 'Disruptions by agency', kpi: null, tiles: [] },
  table: {
    columns: [{ heading: 'All', measure: disruptions, objective: null }],
    rows: Object.entries(cells).map(([key, cell]) => ({
      key,
      kind: 'PART',
      label: key,
      cells: [cell],
    })),
  },
  ...block,
  question: { ...asked, by: ['AGENCY'], ...block.question },
});
const asked = { narrowedBy: '', shownFrom: { key: Q1 }, shownTo: { key: Q1, label: 'Q1 2026/27' } };
const aKpi = (text: string, kpi: Partial<RevisableKpi> = {}): RevisableKpi => ({
  ...{ name: 'Confirmed disruptions', measure: disruptions, objective: null },
  figure: { text, value: Number.parseFloat(text.replace('about ', '')) },
  verdict: { status: 'GREEN', variation: 'NO_REAL_CHANGE' },
  ...kpi,
});
const count = (value: number): Cell => ({ text: String(value), value });
const inSection = (block: RevisableBlock) => [{ key: 'impact', blocks: [block] }];
const later: readonly LaterReturn[] = [
  { agencyId: OXON, dataset: 'DISRUPTIONS', quarter: Q1, publishedAt: new Date('2026-11-13') },
  { agencyId: 4, dataset: 'DISRUPTIONS', quarter: Q1, publishedAt: new Date('2026-11-14') },
  { agencyId: OXON, dataset: 'REPORTS', quarter: Q1, publishedAt: new Date('2026-11-15') },
  {
    agencyId: OXON,
    dataset: 'DISRUPTIONS',
    quarter: '2025-26-Q4',
    publishedAt: new Date('2026-11-16'),
  },
];
const agencyIdOf = (code: string) => (code === 'OXON' ? OXON : null);
const revised = (then: RevisableBlock, now: RevisableBlock) =>
  findRevised(inSection(then), inSection(now), { later, agencyIdOf });
/**
 * A row for several parts together. If a row is folded, the table also lists those parts one by
 * one.
 */
const gathered = (isFolded: boolean | undefined): RevisableBlock => {
  const block = aBlock({ TVP: count(7), '2 others': count(5) });
  const rows = block.table.rows.map((row) =>
    row.key === 'TVP' ? { ...row, isFolded } : { ...row, kind: 'OTHERS' },
  );
  return { ...block, table: { ...block.table, rows } };
};
const days = (returns: readonly LaterReturn[]) =>
  returns.map(({ publishedAt }) => publishedAt.toISOString().slice(8, 10));

describe('a figure that changed', () => {
  it("is shown with its old and new values, and its own agency's return", () => {
    const found = revised(
      aBlock({ OXON: { text: '20', value: 20 }, TVP: { text: '7', value: 7 } }),
      aBlock({ OXON: { text: '26', value: 26 }, TVP: { text: '7', value: 7 } }),
    );
    expect(found).toMatchObject([
      {
        row: 'OXON',
        then: '20',
        now: '26',
        difference: '+6',
        isProtected: false,
        reading: null,
        isReadAnew: false,
      },
    ]);
    expect(found[0]?.places).toEqual([
      {
        section: 'impact',
        block: 'agencies',
        cell: { row: 'OXON', column: 0 },
        then: '20',
        now: '26',
      },
    ]);
    expect(days(found[0]?.returns ?? [])).toEqual(['13']);
  });

  it('for all agencies is shown with every return of its dataset and quarter, latest first', () => {
    const whole = { question: { ...asked, by: [] } };
    const [found] = revised(
      aBlock({ ALL: { text: '20', value: 20 } }, whole),
      aBlock({ ALL: { text: '26', value: 26 } }, whole),
    );
    expect(days(found?.returns ?? [])).toEqual(['14', '13']);
  });

  it("in a quarter's row is shown with that quarter's returns", () => {
    const overTime = { question: { ...asked, by: ['QUARTER'], shownFrom: { key: '2023-24-Q1' } } };
    const of = (value: number) =>
      aBlock({ '2025-26-Q4': { text: String(value), value } }, overTime);
    expect(days(revised(of(1), of(2))[0]?.returns ?? [])).toEqual(['16']);
  });

  describe('whose row is gone', () => {
    const both = { OXON: count(12), TVP: count(7) };

    it('is shown as not listed, with the return that removed it, and without a difference', () => {
      const found = revised(aBlock(both), aBlock({ TVP: count(7) }));
      expect(found).toMatchObject([
        {
          row: 'OXON',
          then: '12',
          now: 'not listed',
          difference: null,
          reading: null,
          isReadAnew: false,
        },
      ]);
      expect(days(found[0]?.returns ?? [])).toEqual(['13']);
      expect(found[0]?.places).toMatchObject([
        { cell: { row: 'OXON', column: 0 }, then: '12', now: 'not listed' },
      ]);
    });

    it('is shown without a return if it is protected', () => {
      const columns = [{ heading: 'All', measure: referrals, objective: null }];
      const of = (cells: Readonly<Record<string, Cell>>) => {
        const block = aBlock(cells);
        return { ...block, table: { ...block.table, columns } };
      };
      expect(
        revised(
          of({ OXON: { text: 'about 15', value: 15 }, TVP: count(5) }),
          of({ TVP: count(5) }),
        ),
      ).toMatchObject([
        { then: 'about 15', now: 'not listed', difference: null, isProtected: true, returns: [] },
      ]);
    });

    it.each([
      {
        because: 'it had no figure',
        then: aBlock({ OXON: { text: '[x]', value: null }, TVP: count(7) }),
        now: aBlock({ TVP: count(7) }),
      },
      {
        because: 'the block uses another dimension now',
        then: aBlock(both),
        now: aBlock({ TVP: count(7) }, { question: { ...asked, by: ['AREA'] } }),
      },
      {
        because: 'a page chooses which measures it lists',
        then: aBlock({ 'arrests ': count(3), TVP: count(7) }),
        now: aBlock({ TVP: count(7) }),
      },
      {
        because: 'the block is gone',
        then: aBlock(both),
        now: aBlock({ TVP: count(7) }, { id: 'another' }),
      },
      {
        because: 'it may be a step of zero',
        then: aBlock(both),
        now: aBlock({ TVP: count(7) }, { view: 'WATERFALL' }),
      },
      { because: 'it may be in a group of others', then: aBlock(both), now: gathered(undefined) },
    ])('is not shown if $because', ({ then, now }) => expect(revised(then, now)).toEqual([]));

    it('is shown as not listed even next to a group of others, if the table lists each of the others', () => {
      expect(revised(aBlock(both), gathered(true))).toMatchObject([
        { row: 'OXON', now: 'not listed' },
      ]);
    });
  });

  it('has no return and no difference if it is protected', () => {
    const of = (text: string) =>
      aBlock({}, { kpi: aKpi(text, { name: 'Referrals', measure: referrals }) });
    expect(revised(of('about 15'), of('about 25'))).toMatchObject([
      { then: 'about 15', now: 'about 25', difference: null, isProtected: true, returns: [] },
    ]);
  });

  it('is protected if the measure of its row is, even in a column about another measure', () => {
    const of = (value: number) =>
      aBlock(
        { 'peopleSafeguarded ': count(value), 'arrests ': count(value) },
        { question: { ...asked, by: ['QUARTER'] } },
      );
    expect(revised(of(15), of(25))).toMatchObject([
      { measure: 'People safeguarded', difference: null, isProtected: true, returns: [] },
      { measure: 'Arrests', difference: '+10', isProtected: false },
    ]);
  });

  it.each([
    {
      key: 'hoursCommitted',
      then: ['65,903', 65_902.64],
      now: ['64,740', 64_740.1],
      difference: '−1,163 hours',
    },
    {
      key: 'forecastVariance',
      then: ['+1.2%', 1.16],
      now: ['+1.4%', 1.36],
      difference: '+0.2 percentage points',
    },
    {
      key: 'forecastVariance',
      then: ['about +1.2%', 1.16],
      now: ['+1.4%', 1.36],
      difference: null,
    },
  ] as const)(
    'of $key has a difference if both are shown exactly: $difference',
    ({ key, then, now, difference }) => {
      const of = ([text, value]: readonly [string, number]) =>
        aBlock({ [`${key} `]: { text, value } });
      expect(revised(of(then), of(now))).toMatchObject([{ difference }]);
    },
  );

  it('has its current reading if it is rated, and whether that is new', () => {
    const of = (text: string, verdict: RevisableKpi['verdict']) =>
      aBlock({}, { kpi: aKpi(text, { verdict }) });
    const then = of('20', { status: 'GREEN', variation: 'NO_REAL_CHANGE' });
    expect(revised(then, of('26', { status: 'GREEN', variation: 'NO_REAL_CHANGE' }))).toMatchObject(
      [{ reading: 'On target, no real change', isReadAnew: false, places: [{ cell: null }] }],
    );
    expect(revised(then, of('26', { status: 'RED', variation: 'NO_REAL_CHANGE' }))).toMatchObject([
      { reading: 'Off target, no real change', isReadAnew: true },
    ]);
  });

  it('is listed once, with every place that shows it, in the words of the block that rates it', () => {
    const byObjective = { question: { ...asked, by: ['OBJECTIVE'] } };
    const sections = (value: number) => [
      {
        key: 'crime-types',
        blocks: [aBlock({ PREVENT: count(value) }, { id: 'bars', ...byObjective })],
      },
      {
        key: 'scorecard',
        blocks: [
          aBlock(
            { PREVENT: { text: `${value} in all`, value } },
            {
              id: 'tiles',
              ...byObjective,
              tiles: [{ kpi: aKpi(String(value), { name: 'Prevent', objective: 'PREVENT' }) }],
            },
          ),
        ],
      },
    ];
    expect(findRevised(sections(159), sections(165), { later, agencyIdOf })).toMatchObject([
      {
        ...{ row: 'Prevent', then: '159', now: '165', difference: '+6' },
        places: [
          { section: 'crime-types', block: 'bars', cell: { row: 'PREVENT', column: 0 } },
          { section: 'scorecard', block: 'tiles', cell: { row: 'PREVENT', column: 0 } },
        ],
      },
    ]);
  });

  it('in a chart is in the row of the quarter shown, and another quarter with the same number is a different figure', () => {
    const overTime = { question: { ...asked, by: ['QUARTER'] } };
    const of = (value: number) =>
      aBlock(
        { [Q1]: count(value), '2025-26-Q4': count(value) },
        { ...overTime, kpi: aKpi(String(value)) },
      );
    expect(revised(of(20), of(26)).map(({ places }) => places)).toMatchObject([
      [{ cell: { row: Q1, column: 0 } }],
      [{ cell: { row: '2025-26-Q4', column: 0 } }],
    ]);
  });

  it.each([
    { what: 'objectives', part: { objective: 'PURSUE' } },
    { what: 'headings', part: { heading: 'Supported' } },
  ])('in a column with other $what is a different figure', ({ part }) => {
    const column = { heading: 'All', measure: disruptions, objective: null };
    const of = (value: number) => {
      const block = aBlock({ TVP: count(value) });
      const row = { key: 'TVP', kind: 'PART', label: 'TVP', cells: [count(value), count(value)] };
      return {
        ...block,
        table: { columns: [column, { ...column, ...part }], rows: [row] },
      } satisfies RevisableBlock;
    };
    expect(revised(of(1), of(2))).toHaveLength(2);
  });

  it('of a filtered block is a different figure from the one for the whole', () => {
    const sections = (value: number) =>
      ['', 'DRUGS'].map((narrowedBy) => ({
        key: `s${narrowedBy}`,
        blocks: [aBlock({ TOTAL: count(value) }, { question: { ...asked, by: [], narrowedBy } })],
      }));
    expect(findRevised(sections(1), sections(2), { later, agencyIdOf })).toHaveLength(2);
  });

  it('is a different figure if its block covers other quarters, and the same if it covers the same quarter', () => {
    const sections = (value: number) => {
      const of = (key: string, question: Partial<RevisableBlock['question']>) =>
        inSection(
          aBlock({ [key]: count(value) }, { id: key, question: { ...asked, by: [], ...question } }),
        );
      const before = { key: '2025-26-Q4' };
      return [
        ...of('TVP', {}),
        ...of('TVP', { shownFrom: before, shownTo: { ...before, label: 'Q4 2025/26' } }),
        ...of('TVP', { shownFrom: before }),
        ...of(Q1, { shownFrom: before }),
        ...of(Q1, {}),
      ].map((section, index) => ({ ...section, key: String(index) }));
    };
    const found = findRevised(sections(1), sections(2), { later, agencyIdOf });
    expect(found.map(({ places }) => places.map(({ section }) => section))).toEqual([
      ['0'],
      ['1'],
      ['2'],
      ['3', '4'],
    ]);
  });
});

it("leaves out a cell's text about another cell's figure", () => {
  const column = { heading: 'All', measure: disruptions, objective: null };
  const of = (value: number, range: string) => {
    const row = {
      key: 'TVP',
      kind: 'PART',
      label: 'TVP',
      cells: [count(value), { text: range, value }],
    };
    return {
      ...aBlock({}),
      table: { columns: [column, { ...column, heading: 'Usual range' }], rows: [row] },
    } satisfies RevisableBlock;
  };
  expect(revised(of(20, '18 to 24'), of(20, '11 to 27'))).toEqual([]);
  expect(revised(of(20, '18 to 24'), of(26, '11 to 27'))).toHaveLength(1);
});

it('leaves out text about figures, and includes a figure that is now shown', () => {
  const of = (text: string, value: number | null) => aBlock({ OXON: { text, value } });
  expect(revised(of('18 to 24', null), of('11 to 27', null))).toEqual([]);
  expect(revised(of('[x]', null), of('11', 11))).toHaveLength(1);
});

it('leaves out what has not changed, or is no longer shown', () => {
  const then = aBlock({ OXON: { text: '20', value: 20 } });
  expect(revised(then, then)).toEqual([]);
  expect(revised(then, aBlock({}))).toEqual([]);
  expect(findRevised(inSection(then), [], { later, agencyIdOf })).toEqual([]);
});
