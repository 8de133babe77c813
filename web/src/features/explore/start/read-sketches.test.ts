import { Kind, visit } from 'graphql';
import { describe, expect, it } from 'vitest';

import { readSketches } from './read-sketches.js';
import { START_SKETCHES } from './sketch-document.js';

type Data = Parameters<typeof readSketches>[0];

const table = <Row>(rows: readonly Row[]) => ({
  __typename: 'FigureTable' as const,
  id: '',
  rows: [...rows],
});
const named = (kind: 'Area' | 'Agency', name: string) => ({ __typename: kind, id: name, name });
const figure = (value: number | null, text = String(value)) => ({
  __typename: 'Figure' as const,
  value,
  text,
  flags: ['ESTIMATED' as const],
});
const areaRow = (name: string | null, value: number | null, text?: string) => ({
  __typename: 'FigureRow' as const,
  key: {
    __typename: 'FigureKey' as const,
    area: name === null ? null : { ...named('Area', name), __typename: 'Area' as const },
  },
  disruptions: figure(value, text),
});
const changeRow = (name: string, difference: number | null) => ({
  __typename: 'FigureRow' as const,
  key: { __typename: 'FigureKey' as const, area: { __typename: 'Area' as const, id: name, name } },
  disruptions: {
    __typename: 'Figure' as const,
    change: { __typename: 'Change' as const, difference },
  },
});
const referralRow = (
  quarter: string,
  ageBand: 'ADULT_18_OR_OVER' | 'CHILD_17_OR_UNDER' | 'UNKNOWN',
  value: number | null,
) => ({
  __typename: 'FigureRow' as const,
  key: {
    __typename: 'FigureKey' as const,
    quarter: { __typename: 'Period' as const, id: quarter },
    ageBand,
  },
  referrals: figure(value, value === null ? '[x]' : String(value)),
});

const names: Readonly<Record<string, string>> = {
  ADULT_18_OR_OVER: 'Adult (18 or over)',
  CHILD_17_OR_UNDER: 'Child (17 or under)',
};
const read = (data: Data) => readSketches(data, (_list, code) => names[code] ?? code);

describe('readSketches', () => {
  it('draws the first three groups of a single list, in their order', () => {
    const rows = [
      areaRow('Slough', 9),
      areaRow('Oxford', 7),
      areaRow('Reading', null, '[x]'),
      areaRow('Wokingham', 1),
    ];
    expect(read({ maxDisruptions: table(rows) })).toEqual(
      new Map([
        [
          'most-disruptions',
          {
            kind: 'BARS',
            bars: [
              { name: 'Slough', value: 9, text: 'about 9' },
              { name: 'Oxford', value: 7, text: 'about 7' },
              { name: 'Reading', value: null, text: '[x]' },
            ],
          },
        ],
      ]),
    );
  });

  it('draws the largest changes from the largest rise to the largest fall, but none that are hidden', () => {
    const rows = [
      changeRow('Slough', 2),
      changeRow('Oxford', -14),
      changeRow('Reading', null),
      changeRow('Cherwell', 26),
      changeRow('Vale', 20),
    ];
    expect(read({ changeByArea: table(rows) }).get('change-by-area')).toEqual({
      kind: 'CHANGES',
      bars: [
        { name: 'Cherwell', value: 26, text: '+26' },
        { name: 'Vale', value: 20, text: '+20' },
        { name: 'Oxford', value: -14, text: '\u221214' },
      ],
    });
  });

  it('draws the largest change in the other direction, even if it is small', () => {
    const rows = [
      changeRow('Slough', 20),
      changeRow('Oxford', 17),
      changeRow('Cherwell', 26),
      changeRow('Vale', -1),
      changeRow('Reading', 0),
    ];
    const sketch = read({ changeByArea: table(rows) }).get('change-by-area');
    expect(sketch?.kind === 'CHANGES' ? sketch.bars.map(({ name }) => name) : null).toEqual([
      'Cherwell',
      'Slough',
      'Vale',
    ]);
  });

  it('draws a line for each value over all quarters, in order, with gaps, and marks approximate figures', () => {
    const rows = [
      referralRow('2026-27-Q2', 'CHILD_17_OR_UNDER', 5),
      referralRow('2026-27-Q1', 'ADULT_18_OR_OVER', 8),
      referralRow('2026-27-Q1', 'CHILD_17_OR_UNDER', 4),
      referralRow('2026-27-Q2', 'ADULT_18_OR_OVER', null),
      referralRow('2026-27-Q2', 'UNKNOWN', 1),
    ];
    expect(read({ children: table(rows) }).get('children')).toEqual({
      kind: 'LINES',
      lines: [
        { name: 'Child', code: 'CHILD_17_OR_UNDER', values: [4, 5], text: 'about 5' },
        { name: 'Adult', code: 'ADULT_18_OR_OVER', values: [8, null], text: '[x]' },
      ],
    });
  });

  it('draws the hours for all four objectives', () => {
    const rows = (['PURSUE', 'PREVENT', 'PROTECT', 'PREPARE'] as const).map((objective, index) => ({
      __typename: 'FigureRow' as const,
      key: { __typename: 'FigureKey' as const, objective },
      hoursPerDisruption: figure(index + 1),
      majorModerateShare: null,
    }));
    const sketch = read({ hours: table(rows) }).get('hours');
    expect(sketch?.kind === 'BARS' ? sketch.bars.map(({ name }) => name) : null).toEqual([
      'Prepare',
      'Protect',
      'Prevent',
      'Pursue',
    ]);
  });

  it('asks for the flags of every figure that it shows', () => {
    const bare: string[] = [];
    visit(START_SKETCHES, {
      Field({ name, selectionSet }) {
        const parts =
          selectionSet?.selections.flatMap((part) =>
            part.kind === Kind.FIELD ? [part.name.value] : [],
          ) ?? [];
        if (parts.includes('text') && !parts.includes('flags')) bare.push(name.value);
      },
    });
    expect(bare).toEqual([]);
  });

  it.each<{ what: string; data: Data }>([
    { what: 'was not answered', data: {} },
    {
      what: 'has no rows',
      data: { maxDisruptions: table([]), changeByArea: table([]), children: table([]) },
    },
    {
      what: 'has no number',
      data: {
        maxDisruptions: table([areaRow('Slough', null, '[x]')]),
        changeByArea: table([changeRow('Slough', null)]),
      },
    },
    {
      what: 'covers one quarter',
      data: { children: table([referralRow('2026-27-Q2', 'CHILD_17_OR_UNDER', 5)]) },
    },
  ])('does not draw anything for an answer that $what', ({ data }) => {
    expect(read(data)).toEqual(new Map());
  });
});
