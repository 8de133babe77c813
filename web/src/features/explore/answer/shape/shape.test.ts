import { describe, expect, it } from 'vitest';

import { describeTrust } from '#features/explore/answer/trust.js';

import { headingsOf, readTable, readTables, textsOf } from './testing/read-table.js';

describe('the table of contributions', () => {
  it('has a row for each part, one for the remainder, and the total', () => {
    const text = `{ contributions(measure: disruptions, from: "2026-27-Q1", to: "2026-27-Q2") {
      before { text } after { text } difference
      splits { dimension remainder parts { key { crimeType } before { text } after { text } amount } } } }`;
    const shape = readTable(text, {
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
    expect(headingsOf(shape)).toEqual(['Part', 'Before', 'After', 'Its part of the change']);
    expect(textsOf(shape)).toEqual([
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

  it('has a column for each field, with names instead of codes, and says where the page ends', () => {
    const shape = readTable(text, {
      reports: {
        totalCount: 9266,
        pageInfo: { hasNextPage: true, endCursor: 'c1' },
        edges: [{ node }, { node }],
      },
    });
    expect(headingsOf(shape)).toEqual([
      'Id',
      'Received on',
      'Quantity',
      'Channel',
      'Agency',
      'Signs',
      'Led to disruption',
      'Quarter',
    ]);
    expect(textsOf(shape)[0]).toEqual([
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
    const shapes = readTables(
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
      expect(readTables('{ figures { totals { disruptions { text } } } }', data)).toEqual([]);
    },
  );

  it('is null if the text cannot be parsed', () => {
    expect(readTables('{ figures {', { figures: { rows: [] } })).toEqual([]);
  });
});

describe('the table of rated figures', () => {
  it('has each figure with its target', () => {
    const shape = readTable(
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
    expect(textsOf(shape).map((cells) => [cells[0], cells.at(-1)])).toEqual([
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
