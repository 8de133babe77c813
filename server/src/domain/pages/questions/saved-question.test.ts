import { describe, expect, it } from 'vitest';

import type { FigureParams } from '#domain/saved-queries/figure-params.js';
import type { SavedViewKind } from '#domain/saved-queries/saved-query.js';
import { testReferenceData } from '#testing/test-reference-data.js';

import { narrowToPage, toPageQuestion } from './saved-question.js';

const referenceData = testReferenceData('2026-11-24');
const QUARTER = { quarter: { in: ['2026-27-Q2'] } };
const YEARS = { quarter: { from: '2024-25-Q1', to: '2026-27-Q2' } };
const asking = (about: Partial<FigureParams>): FigureParams => ({
  ...{
    measures: ['disruptions'],
    by: [],
    where: QUARTER,
    window: 'PERIOD',
    orderBy: [],
    first: 1000,
    fillGaps: false,
    changes: [],
  },
  ...about,
});

interface Case {
  readonly about: Partial<FigureParams>;
  readonly kind?: SavedViewKind;
  /** The view of the block, and its dimension or measures; null if no page asks this. */
  readonly is: string | null;
  readonly because: string;
}

describe('a question for figures, put as a page would ask it,', () => {
  it.each<Case>([
    { about: {}, is: 'TILES', because: 'it is one quarter at a glance' },
    {
      about: { measures: ['disruptions', 'reports'] },
      is: 'TILES',
      because: 'several measures are several tiles',
    },
    {
      about: { where: { ...QUARTER, area: { within: ['E06000038'] }, agency: { in: ['TVP'] } } },
      is: 'TILES',
      because: 'a page has these filters',
    },
    {
      about: { where: { and: [QUARTER, { objective: { in: ['PREVENT'] } }] } },
      is: 'TILES',
      because: 'the conditions say no more than a page does',
    },
    {
      about: { by: ['QUARTER'], where: YEARS },
      is: 'CONTROL',
      because: 'it is one measure by quarter',
    },
    {
      about: { by: ['OBJECTIVE', 'QUARTER'], where: YEARS },
      is: 'TABLE',
      because: 'it is also by objective, in either order',
    },
    { about: {}, kind: 'TABLE', is: null, because: 'a table of numbers was chosen' },
    {
      about: { by: ['QUARTER'], where: YEARS },
      kind: 'COLUMNS',
      is: null,
      because: 'columns were chosen',
    },
    {
      about: { by: ['QUARTER'], where: { quarter: { from: '2026-27-Q1', to: '2026-27-Q2' } } },
      is: null,
      because: 'two quarters are too few for a chart',
    },
    {
      about: { by: ['QUARTER'], where: { quarter: { from: '2020-21-Q1', to: '2026-27-Q2' } } },
      is: null,
      because: 'charts on pages are shorter',
    },
    {
      about: { by: ['QUARTER'], where: YEARS, measures: ['disruptions', 'reports'] },
      is: null,
      because: 'a chart has one measure',
    },
    { about: { by: ['AREA'] }, is: null, because: 'places are only listed' },
    { about: { where: {} }, is: null, because: 'all of time is not a quarter' },
    {
      about: { where: { quarter: { in: ['2026-27-Q1', '2026-27-Q2'] } } },
      is: null,
      because: 'two quarters are not rated',
    },
    {
      about: { where: { ...QUARTER, or: [{ sex: { in: ['FEMALE'] } }] } },
      is: null,
      because: 'pages have no alternatives',
    },
    {
      about: { where: { ...QUARTER, not: { agency: { in: ['TVP'] } } } },
      is: null,
      because: 'pages leave nobody out',
    },
    {
      about: { where: { ...QUARTER, agency: { notIn: ['TVP'] } } },
      is: null,
      because: 'this also leaves an agency out',
    },
    {
      about: { where: { ...QUARTER, agency: { in: ['TVP', 'RBC'] } } },
      is: null,
      because: 'a page has only one agency',
    },
    {
      about: { where: { ...QUARTER, area: { in: ['E06000038'] } } },
      is: null,
      because: 'the area itself is not everything inside it',
    },
    {
      about: { where: { and: [QUARTER, QUARTER] } },
      is: null,
      because: 'the same condition is given twice',
    },
    {
      about: { where: { ...QUARTER, channel: { in: ['ONLINE'] } }, measures: ['reports'] },
      is: null,
      because: 'pages are not filtered by channel',
    },
    {
      about: { where: { quarter: { in: ['2030-31-Q1'] } } },
      is: null,
      because: 'the quarter has not begun',
    },
    {
      about: { window: 'ROLLING_FOUR_QUARTERS' },
      is: null,
      because: 'four quarters together are not rated',
    },
    {
      about: { orderBy: [{ by: { measure: 'disruptions' }, isDescending: true }] },
      is: null,
      because: 'an order was chosen',
    },
    {
      about: { where: { ...QUARTER, objective: { in: ['PREVENT'] } }, measures: ['reports'] },
      is: null,
      because: 'reports have no objective',
    },
  ])('is $is: $because', ({ about, kind = 'AUTO', is }) => {
    const found = toPageQuestion(
      asking(about),
      { id: 'a', name: 'A question', kind },
      referenceData,
    );
    expect(found?.declaration.blocks.map(({ view }) => view) ?? null).toEqual(
      is === null ? null : [is],
    );
  });

  it.each([
    { kind: 'AUTO', drawing: 'LINE' },
    { kind: 'LINES', drawing: 'LINE' },
    { kind: 'PANELS', drawing: 'PANEL' },
  ] as const)('by objective over time is drawn as $drawing if $kind is chosen', (each) => {
    const asked = asking({ by: ['QUARTER', 'OBJECTIVE'], where: YEARS });
    const shown = { id: 'a', name: 'x', kind: each.kind };
    expect(toPageQuestion(asked, shown, referenceData)?.declaration.blocks).toMatchObject([
      { columns: [{ drawing: each.drawing }] },
    ]);
  });

  it('is limited by its filters, and is for its last quarter', () => {
    const where = { ...YEARS, area: { within: ['E06000038'] }, pathway: { in: ['NRM'] } };
    expect(
      toPageQuestion(
        asking({ measures: ['referrals'], by: ['QUARTER'], where }),
        { id: 'a', name: 'x', kind: 'LINES' },
        referenceData,
      )?.page,
    ).toMatchObject({
      asked: { quarter: '2026-27-Q2', area: { code: 'E06000038' }, codes: { PATHWAY: 'NRM' } },
      time: null,
    });
  });
});

describe('the filters of a question', () => {
  it.each([
    { where: QUARTER, rest: undefined, time: null, because: 'a page has all of these filters' },
    {
      where: YEARS,
      rest: undefined,
      time: { from: '2024-25-Q1', step: 'QUARTER', years: 'FINANCIAL' },
      because: 'a page may have a range',
    },
    {
      where: { agency: { notIn: ['TVP'] } },
      rest: { agency: { notIn: ['TVP'] } },
      time: expect.objectContaining({ step: 'QUARTER' }),
      because: 'a page cannot have this filter',
    },
  ])('are $where: $because', ({ where, rest, time }) => {
    const told = narrowToPage({ where }, referenceData);
    expect(told.where).toEqual(rest);
    expect(told.page.time).toEqual(time);
  });
});
