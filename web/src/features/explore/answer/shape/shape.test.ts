import { describe, expect, it } from 'vitest';

import { describeAnswer } from '#features/explore/answer/describe-answer.js';
import { describeTrust } from '#features/explore/answer/trust.js';

import { type AnswerNames, nameDimension } from './names.js';
import { readShapes } from './shape.js';

const names: AnswerNames = {
  findMeasure: (key) =>
    ({
      disruptions: { key, name: 'Confirmed disruptions', unit: 'COUNT' as const },
      majorModerateShare: { key, name: 'Major and moderate share', unit: 'PERCENT' as const },
    })[key],
  nameDimension,
  nameValue: (_dimension, code) => ({ ONLINE: 'Online', DRUGS: 'Drugs' })[code] ?? code,
};

const read = (text: string, data: unknown, variables: Readonly<Record<string, unknown>> = {}) =>
  readShapes({ text, variables, operationName: null, data }, names);

/** The only table of an answer. */
const readOne = (...asked: Parameters<typeof read>) => {
  const [shape, ...others] = read(...asked);
  if (shape === undefined || others.length > 0) throw new Error('There is not one table');
  return shape;
};

const texts = (shape: ReturnType<typeof readOne>) =>
  shape.rows.map(({ cells }) => cells.map(({ text }) => text));
const headings = (shape: ReturnType<typeof readOne>) => shape.columns.map(({ heading }) => heading);

describe('the table of an answer for figures', () => {
  it('has columns in the order of the text, with names from the catalogue, through fragments and variables', () => {
    const text = `
      query ($quarter: Quarter = "2026-27-Q2") {
        figures(by: [AREA], where: { quarter: { in: [$quarter] } }, first: 20) { rows { ...Row } totals { ...Row } truncated groupCount dataVersion notes }
      }
      fragment Row on FigureRow { key { area { code name } } disruptions { ...Shown change(to: SAME_PERIOD_LAST_YEAR) { signed difference } } majorModerateShare { ...Shown numerator } }
      fragment Shown on Figure { value text flags }`;
    const figure = (value: number, written: string) => ({
      value,
      text: written,
      flags: ['PROVISIONAL'],
    });
    const shape = readOne(text, {
      figures: {
        rows: [
          {
            key: { area: { code: 'E1', name: 'Oxford' } },
            disruptions: {
              ...figure(48, '48'),
              change: { signed: '+16 (+50.0%)', difference: 16 },
            },
            majorModerateShare: { ...figure(12.5, '12.5%'), numerator: 6 },
          },
          {
            key: { area: null },
            disruptions: { ...figure(13, '13'), change: null },
            majorModerateShare: {
              value: null,
              text: '[z]',
              flags: ['NOT_APPLICABLE'],
              numerator: null,
            },
          },
        ],
        totals: {
          key: null,
          disruptions: {
            ...figure(713, '713'),
            change: { signed: '+85 (+13.5%)', difference: 85 },
          },
          majorModerateShare: figure(21.3, '21.3%'),
        },
        truncated: false,
        groupCount: 2,
        dataVersion: 147,
        notes: ['A note.'],
      },
    });
    expect(headings(shape)).toEqual([
      'Area',
      'Confirmed disruptions',
      'Confirmed disruptions: change on Q2 2025/26',
      'Major and moderate share',
      'Major and moderate share: counted',
    ]);
    expect(texts(shape)).toEqual([
      ['Oxford', '48', '+16 (+50.0%)', '12.5%', '6'],
      ['Not recorded', '13', '', '[z]', ''],
    ]);
    expect(shape.rows[0]?.cells.map(({ value, code }) => code ?? value)).toEqual([
      'E1',
      48,
      16,
      12.5,
      6,
    ]);
    expect(shape.totals?.cells.map(({ text: written }) => written)).toEqual([
      '',
      '713',
      '+85 (+13.5%)',
      '21.3%',
      '',
    ]);
    expect(shape).toMatchObject({
      kind: 'FIGURES',
      by: ['AREA'],
      groupCount: 2,
      completeness: 'COMPLETE',
      dataVersion: 147,
      notes: ['A note.'],
    });
    expect(describeTrust(shape)).toEqual({
      shape: 'GOOD',
      rows: 'Complete: 2 of 2 areas',
      returns: null,
      shared: ['PROVISIONAL'],
      apart: ['NOT_APPLICABLE'],
    });
  });

  it('calls an answer complete only if nothing may be withheld from it', () => {
    const tell = (flags: readonly string[], notes: readonly string[] = []) =>
      describeTrust(
        readOne(
          '{ figures(by: [CRIME_TYPE], where: {}) { rows { key { crimeType } disruptions { value text flags } } truncated groupCount notes } }',
          {
            figures: {
              rows: ['DRUGS', 'FRAUD'].map((crimeType) => ({
                key: { crimeType },
                disruptions: { value: 5, text: '5', flags },
              })),
              ...{ truncated: false, groupCount: 2, notes },
            },
          },
        ),
      );
    expect(tell([])).toMatchObject({ shape: 'GOOD', rows: 'Complete: 2 of 2 crime types' });
    const withheld = { shape: 'NEAR', rows: '2 crime types shown; others may be withheld' };
    expect(tell(['ESTIMATED'])).toMatchObject(withheld);
    expect(tell(['CONFIDENTIAL'])).toMatchObject(withheld);
    const note = '[x] Disruptions: what others recorded is withheld to protect people. Why.';
    expect(tell([], [note])).toMatchObject(withheld);
  });

  it.each([
    {
      parts: 'signed text',
      change: { signed: null, text: 'Too close to Q2 2025/26 to tell apart' },
      words: 'Too close to Q2 2025/26 to tell apart',
    },
    {
      parts: 'signed text',
      change: { signed: '+2 (+28.6%)', text: '2 more' },
      words: '+2 (+28.6%)',
    },
    { parts: 'signed', change: { signed: null }, words: 'no change shown' },
    { parts: 'text difference', change: { text: '2 more', difference: 2 }, words: '+2' },
  ])('reads $words of a change by what was asked of it: $parts', ({ parts, change, words }) => {
    const text = `{ figures(by: [AREA], where: { quarter: { in: ["2026-27-Q2"] } }) {
      rows { key { area { name } } disruptions { change(to: SAME_PERIOD_LAST_YEAR) { ${parts} } } } } }`;
    const shape = readOne(text, {
      figures: { rows: [{ key: { area: { name: 'Slough' } }, disruptions: { change } }] },
    });
    expect(texts(shape)).toEqual([['Slough', words]]);
  });

  it('marks the parts of an estimated share as estimated, and does not flag the viewer’s own figures', () => {
    const text = `query {
      figures(by: [CRIME_TYPE]) { rows { majorModerateShare { text flags numerator denominator } disruptions { text flags own } } }
    }`;
    const shape = readOne(text, {
      figures: {
        rows: [
          {
            majorModerateShare: {
              text: '80%',
              flags: ['ESTIMATED', 'LOW_RELIABILITY'],
              numerator: 15,
              denominator: 20,
            },
            disruptions: { text: '45', flags: ['ESTIMATED'], own: 12 },
          },
        ],
      },
    });
    expect(shape.rows[0]?.cells.map(({ text: written, flags }) => [written, flags])).toEqual([
      ['80%', ['ESTIMATED', 'LOW_RELIABILITY']],
      ['15', ['ESTIMATED']],
      ['20', ['ESTIMATED']],
      ['45', ['ESTIMATED']],
      ['12', []],
    ]);
  });

  it('says that a change is hidden, and that a change over four quarters is on a year before', () => {
    const text = `{ figures(window: ROLLING_FOUR_QUARTERS, by: [AREA], where: { quarter: { in: ["2026-27-Q2"] } }) {
      filterText
      rows { key { area { name } } disruptions { text change(to: SAME_PERIOD_LAST_YEAR) { signed difference } } }
      totals { disruptions { text change(to: SAME_PERIOD_LAST_YEAR) { signed difference } } } } }`;
    const row = (name: string, signed: string | null, difference: number | null) => ({
      key: { area: { name } },
      disruptions: { text: '9', change: { signed, difference } },
    });
    const rows = [
      row('Oxford', '+2 (+28.6%)', 2),
      row('Slough', null, null),
      row('Reading', null, 3),
    ];
    const shape = readOne(text, {
      figures: { filterText: ['Quarter: Q2 2026/27'], rows, totals: row('', null, null) },
    });
    expect(headings(shape)[2]).toBe('Confirmed disruptions: change on a year before');
    expect(texts(shape).map((cells) => cells[2])).toEqual([
      '+2 (+28.6%)',
      'not comparable',
      'too close to tell',
    ]);
    expect(describeAnswer(shape, names)).toEqual({
      message: 'Confirmed disruptions: 9 in 3 areas',
      subtitle: 'Confirmed disruptions by area, four quarters up to Q2 2026/27',
    });
  });

  it('shows the earlier figure of a change, alone and next to it', () => {
    const ask = (parts: string) =>
      readOne(
        `{ figures(by: [AREA], where: { quarter: { in: ["2026-27-Q2"] } }) {
          rows { key { area { name } } disruptions { text change(to: SAME_PERIOD_LAST_YEAR) { ${parts} } } } } }`,
        {
          figures: {
            rows: [
              {
                key: { area: { name: 'Slough' } },
                disruptions: {
                  text: '9',
                  change: { signed: '+2', from: { text: '7', value: 7, flags: ['PROVISIONAL'] } },
                },
              },
            ],
          },
        },
      );
    const alone = ask('from { text value }');
    expect(headings(alone)).toEqual([
      'Area',
      'Confirmed disruptions',
      'Confirmed disruptions: Q2 2025/26',
    ]);
    expect(texts(alone)).toEqual([['Slough', '9', '7']]);
    const beside = ask('signed from { text flags }');
    expect(headings(beside)[3]).toBe('Confirmed disruptions: change on Q2 2025/26');
    expect(texts(beside)).toEqual([['Slough', '9', '7', '+2']]);
    expect(beside.rows[0]?.cells[2]?.flags).toEqual(['PROVISIONAL']);
  });

  it('does not count a row without a district as an area', () => {
    const text = `{ figures(by: [AREA], where: { quarter: { in: ["2026-27-Q2"] } }) {
      rows { key { area { name } } disruptions { text } } totals { disruptions { text } } truncated groupCount } }`;
    const rows = ['Slough', 'Oxford', 'Thames Valley, no district recorded'].map((name) => ({
      key: { area: { name } },
      disruptions: { text: '3' },
    }));
    const shape = readOne(text, {
      figures: { rows, totals: { disruptions: { text: '9' } }, truncated: false, groupCount: 3 },
    });
    expect(describeAnswer(shape, names).message).toBe(
      'Confirmed disruptions: 9 in 2 areas, and where no district is recorded',
    );
    expect(describeTrust(shape).rows).toBe('Complete: 3 of 3 groups');
  });

  it('names the filters of an answer if the text does not ask for their words', () => {
    const text = `{ figures(by: [AREA], where: { quarter: { in: ["2026-27-Q2"] }, or: [{ crimeType: { in: [DRUGS] } }, { area: { within: ["X"] } }] }) {
      rows { key { area { name } } disruptions { text } } } }`;
    const shape = readOne(text, {
      figures: { rows: [{ key: { area: { name: 'Slough' } }, disruptions: { text: '9' } }] },
    });
    expect(describeAnswer(shape, names).subtitle).toBe(
      'Confirmed disruptions by area, Q2 2026/27, filtered by crime type and area',
    );
  });

  it('names the first and the last of several quarters', () => {
    const text = `{ figures(by: [QUARTER], where: { quarter: { from: "2025-26-Q3", to: "2026-27-Q2" } }) {
      rows { key { quarter { key } } disruptions { text } } } }`;
    const shape = readOne(text, {
      figures: { rows: [{ key: { quarter: { key: '2025-26-Q3' } }, disruptions: { text: '9' } }] },
    });
    expect(describeAnswer(shape, names).subtitle).toBe(
      'Confirmed disruptions by quarter, Q3 2025/26 to Q2 2026/27',
    );
  });

  it.each([
    {
      asks: 'only values',
      row: '{ disruptions { value } }',
      figure: { value: 1234 },
      shown: '1,234',
      value: 1234,
    },
    {
      asks: 'only texts',
      row: '{ disruptions { text } }',
      figure: { text: '1,234' },
      shown: '1,234',
      value: null,
    },
    {
      asks: 'only words',
      row: '{ disruptions { displayText } }',
      figure: { displayText: 'about 45' },
      shown: 'about 45',
      value: null,
    },
    {
      asks: 'a share by its value',
      row: '{ majorModerateShare { value } }',
      figure: { value: 21.25 },
      shown: '21.3%',
      value: 21.25,
    },
    {
      asks: 'flags without a figure',
      row: '{ disruptions { value flags } }',
      figure: { value: null, flags: ['NOT_AVAILABLE'] },
      shown: '[x]',
      value: null,
    },
    {
      asks: 'a flag that nobody knows',
      row: '{ disruptions { value flags } }',
      figure: { value: 1, flags: ['NEW'] },
      shown: '1',
      value: 1,
    },
  ])('shows $asks', ({ row, figure, shown, value }) => {
    const shape = readOne(`{ figures { rows ${row} } }`, {
      figures: { rows: [{ disruptions: figure, majorModerateShare: figure }] },
    });
    expect(shape.rows[0]?.cells).toEqual([expect.objectContaining({ text: shown, value })]);
  });

  it('keeps aliases, tells apart one measure asked for twice, and finds totals under other names', () => {
    const shape = readOne(
      '{ all: figures(by: [CHANNEL]) { rows { of: key { by: channel } now: disruptions { v: value } figure(measure: disruptions) { text } } sum: totals { whole: disruptions { value } } } }',
      {
        all: {
          rows: [{ of: { by: 'ONLINE' }, now: { v: 3 }, figure: { text: '3' } }],
          sum: { whole: { value: 9 } },
        },
      },
    );
    expect(shape.key).toBe('all');
    expect(shape.columns.map(({ id, alias }) => [id, alias])).toEqual([
      ['CHANNEL', 'by'],
      ['disruptions', 'now'],
      ['disruptions~2', null],
    ]);
    expect(texts(shape)).toEqual([['Online', '3', '3']]);
    expect(shape.totals?.cells.map(({ text }) => text)).toEqual(['', '9', '']);
  });

  it('shows the total as its only row if the text asks for no rows', () => {
    const shape = readOne('{ figures { totals { disruptions { text } } } }', {
      figures: { totals: { disruptions: { text: '713' } } },
    });
    expect(texts(shape)).toEqual([['713']]);
    expect(shape.totals).toBeNull();
  });

  it.each([
    { asks: 'truncated', fields: 'truncated', answer: { truncated: true }, is: 'CUT' },
    { asks: 'groupCount', fields: 'groupCount', answer: { groupCount: 2 }, is: 'CUT' },
    {
      asks: 'the rest, which there is',
      fields: 'other { disruptions { text } }',
      answer: { other: { disruptions: { text: '4' } } },
      is: 'CUT',
    },
    {
      asks: 'the rest, which there is not',
      fields: 'other { disruptions { text } }',
      answer: { other: null },
      is: 'COMPLETE',
    },
    {
      asks: 'nothing that tells',
      fields: 'dataVersion',
      answer: { dataVersion: 1 },
      is: 'UNKNOWN',
    },
  ])('says by $asks whether it is complete', ({ fields, answer, is }) => {
    const shape = readOne(
      `{ figures(by: [CHANNEL], first: 1) { rows { disruptions { text } } ${fields} } }`,
      {
        figures: { rows: [{ disruptions: { text: '3' } }], ...answer },
      },
    );
    expect(shape.completeness).toBe(is);
  });

  it('is complete if there are fewer rows than it may list', () => {
    const shape = readOne(
      '{ figures(by: [CHANNEL], first: 2) { rows { disruptions { text } } } }',
      {
        figures: { rows: [{ disruptions: { text: '3' } }] },
      },
    );
    expect(shape.completeness).toBe('COMPLETE');
  });

  it('writes months, years, yes and no in words, and adds anything else asked about an area', () => {
    const shape = readOne(
      '{ figures { rows { key { month financialYear countyLines area { name population populationUnder18 } } } } }',
      {
        figures: {
          rows: [
            {
              key: {
                month: '2026-04',
                financialYear: '2026-27',
                countyLines: true,
                area: { name: 'Oxford', population: 162000, populationUnder18: 29294 },
              },
            },
          ],
        },
      },
    );
    expect(headings(shape)).toEqual([
      'Month',
      'Financial year',
      'County lines',
      'Area',
      'Area: population',
      'Area: population under 18',
    ]);
    expect(texts(shape)).toEqual([['April 2026', '2026/27', 'Yes', 'Oxford', '162,000', '29,294']]);
  });

  it('counts the returns of the latest quarter over all datasets, and names those missing', () => {
    const returns = '{ period { key } returnsDue returnsReceived missing { name } }';
    const entry = (key: string, due: number, received: number) => ({
      period: { key },
      returnsDue: due,
      returnsReceived: received,
      missing: due > received ? [{ name: 'Reading' }] : [],
    });
    const shape = readOne(
      `{ figures { rows { disruptions { text } } sourceReturns ${returns} } }`,
      {
        figures: {
          rows: [],
          sourceReturns: [
            entry('2026-27-Q1', 9, 1),
            entry('2026-27-Q2', 20, 20),
            entry('2026-27-Q2', 14, 13),
          ],
        },
      },
    );
    expect(shape.returns).toEqual({ due: 34, received: 33, missing: ['Reading'] });
    expect(describeTrust(shape).returns).toEqual({
      text: '33 of 34 returns are in',
      isMissing: true,
    });
  });

  it('leaves out fields excluded by @skip and @include, and a fragment that spreads itself', () => {
    const shape = readOne(
      'query ($no: Boolean!) { figures { rows { ...A disruptions @include(if: $no) { text } majorModerateShare @skip(if: $no) { text } } } } fragment A on FigureRow { key { channel } ...A }',
      { figures: { rows: [{ key: { channel: 'ONLINE' }, majorModerateShare: { text: '1%' } }] } },
      { no: false },
    );
    expect(texts(shape)).toEqual([['Online', '1%']]);
  });
});

describe('the table of contributions', () => {
  it('has a row for each part, one for the remainder, and the total', () => {
    const text = `{ contributions(measure: disruptions, from: "2026-27-Q1", to: "2026-27-Q2") {
      before { text } after { text } difference
      splits { dimension remainder parts { key { crimeType } before { text } after { text } amount } } } }`;
    const shape = readOne(text, {
      contributions: {
        before: { text: '10' },
        after: { text: '25' },
        difference: 15,
        splits: [
          {
            dimension: 'CRIME_TYPE',
            remainder: 2,
            parts: [
              {
                key: { crimeType: 'DRUGS' },
                before: { text: '3' },
                after: { text: '16' },
                amount: 13,
              },
              {
                key: { crimeType: null },
                before: { text: '[c]' },
                after: { text: '4' },
                amount: null,
              },
            ],
          },
        ],
      },
    });
    expect(headings(shape)).toEqual(['Part', 'Before', 'After', 'Its part of the change']);
    expect(texts(shape)).toEqual([
      ['Drugs', '3', '16', '+13'],
      ['Not recorded', '[c]', '4', '[c]'],
      ['Not broken down', '', '', '+2'],
    ]);
    expect(shape.totals?.cells.map(({ text: written }) => written)).toEqual([
      'The whole',
      '10',
      '25',
      '+15',
    ]);
  });
});

describe('the table of records', () => {
  const text = `query ($reason: String!) { reports(first: 2, reason: $reason) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { id receivedOn quantity channel agency { code name } signs ledToDisruption quarter { label } } } } }`;
  const node = {
    id: 'TVP:R-17',
    receivedOn: '2026-07-03',
    quantity: 2,
    channel: 'ONLINE',
    agency: { code: 'TVP', name: 'Thames Valley Police' },
    signs: ['A', 'B'],
    ledToDisruption: false,
    quarter: { label: 'Q2 2026/27' },
  };

  it('has a column for each field, with names instead of codes, and where the page ends', () => {
    const shape = readOne(text, {
      reports: {
        totalCount: 9266,
        pageInfo: { hasNextPage: true, endCursor: 'c1' },
        edges: [{ node }, { node }],
      },
    });
    expect(headings(shape)).toEqual([
      'Id',
      'Received on',
      'Quantity',
      'Channel',
      'Agency',
      'Signs',
      'Led to disruption',
      'Quarter',
    ]);
    expect(texts(shape)[0]).toEqual([
      'TVP:R-17',
      '3 July 2026',
      '2',
      'Online',
      'Thames Valley Police',
      'A, B',
      'No',
      'Q2 2026/27',
    ]);
    expect(shape.columns.map(({ isNumber }) => isNumber)).toEqual([
      false,
      false,
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
    expect(shape).toMatchObject({
      kind: 'RECORDS',
      completeness: 'CUT',
      page: { hasNextPage: true, endCursor: 'c1', totalCount: 9266 },
    });
    expect(describeTrust(shape).rows).toBe('The first 2 of 9,266 records');
  });
});

describe('any other answer', () => {
  it('is a table if it contains objects, figures first', () => {
    const shapes = read(
      '{ viewer { name } measures { key name } figures { totals { disruptions { text } } } }',
      {
        viewer: { name: 'Analyst' },
        measures: [{ key: 'disruptions', name: 'Confirmed disruptions' }],
        figures: { totals: { disruptions: { text: '713' } } },
      },
    );
    expect(shapes.map(({ key, kind }) => [key, kind])).toEqual([
      ['figures', 'FIGURES'],
      ['viewer', 'OTHER'],
      ['measures', 'OTHER'],
    ]);
  });

  it.each([{ data: null }, { data: undefined }, { data: 'text' }, { data: { figures: null } }])(
    'does not exist for $data',
    ({ data }) => {
      expect(read('{ figures { totals { disruptions { text } } } }', data)).toEqual([]);
    },
  );

  it('is null if the text cannot be parsed', () => {
    expect(read('{ figures {', { figures: { rows: [] } })).toEqual([]);
  });
});

describe('the table of rated figures', () => {
  it('has each figure with its target', () => {
    const shape = readOne(
      '{ kpis(measures: [disruptions]) { measure { name } figure { value text } target { value lower upper text } } }',
      {
        kpis: [
          {
            measure: { name: 'Confirmed disruptions' },
            figure: { value: 713, text: '713' },
            target: { value: 660, lower: null, upper: null, text: '660' },
          },
          {
            measure: { name: 'Vacancies' },
            figure: { value: null, text: '[x]' },
            target: { value: null, lower: -1.25, upper: 1.25, text: '−1.25% to 1.25%' },
          },
          { measure: { name: 'Arrests' }, figure: { value: 12, text: '12' }, target: null },
        ],
      },
    );
    expect(texts(shape).map((cells) => [cells[0], cells.at(-1)])).toEqual([
      ['Confirmed disruptions', '713'],
      ['Vacancies', '[x]'],
      ['Arrests', '12'],
    ]);
    expect(shape.targets).toEqual([
      { values: [660], text: '660' },
      { values: [-1.25, 1.25], text: '−1.25% to 1.25%' },
      null,
    ]);
  });
});
