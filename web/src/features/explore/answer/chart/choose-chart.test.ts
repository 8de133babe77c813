import { describe, expect, it } from 'vitest';

import { type ChartShape, chooseChart, maxLines } from './choose-chart.js';

const shape = (given: Partial<ChartShape>): ChartShape => ({
  groupings: [],
  rowCount: 12,
  measureCount: 1,
  isOneUnit: true,
  isShare: false,
  hasTarget: false,
  isOfContributions: false,
  ...given,
});
const quarter = { dimension: 'QUARTER', name: 'Quarter', count: 13 };
const objective = { dimension: 'OBJECTIVE', name: 'Objective', count: 4 };
const area = { dimension: 'AREA', name: 'Area', count: 15 };
const crimeType = { dimension: 'CRIME_TYPE', name: 'Crime type', count: 9 };

describe('the chart for an answer', () => {
  it.each([
    { asked: 'one row', given: { rowCount: 1 }, chosen: 'TILES', because: 'the answer is one row' },
    {
      asked: 'counts by quarter',
      given: { groupings: [quarter] },
      chosen: 'COLUMNS',
      because: 'each quarter is a count',
    },
    {
      asked: 'shares by quarter',
      given: { groupings: [quarter], isShare: true },
      chosen: 'LINES',
      because: 'shares and rates cannot be added together',
    },
    {
      asked: 'three measures in one unit by quarter',
      given: { groupings: [quarter], measureCount: 3 },
      chosen: 'LINES',
      because: 'three lines',
    },
    {
      asked: 'two measures in two units by quarter',
      given: { groupings: [quarter], measureCount: 2, isOneUnit: false },
      chosen: 'PANELS',
      because: 'different units',
    },
    {
      asked: 'quarters and four objectives',
      given: { groupings: [quarter, objective], rowCount: 52 },
      chosen: 'LINES',
      because: 'there is room to label four lines at their ends',
    },
    {
      asked: 'as many as can be told apart',
      given: { groupings: [quarter, { ...crimeType, count: maxLines }] },
      chosen: 'LINES',
      because: 'six lines',
    },
    {
      asked: 'one more than that',
      given: { groupings: [quarter, { ...crimeType, count: maxLines + 1 }] },
      chosen: 'PANELS',
      because: '7 series are too many for lines',
    },
    {
      asked: 'quarters and two lists',
      given: { groupings: [quarter, objective, crimeType] },
      chosen: 'PANELS',
      because: 'the answer runs over time',
    },
    {
      asked: 'one list',
      given: { groupings: [crimeType] },
      chosen: 'BARS',
      because: 'one bar for each crime type, largest first',
    },
    {
      asked: 'areas alone',
      given: { groupings: [area] },
      chosen: 'BARS',
      because: 'one bar for each area',
    },
    {
      asked: 'two lists',
      given: { groupings: [crimeType, objective] },
      chosen: 'HEAT',
      because: 'crime type and objective, and neither is time',
    },
    {
      asked: 'two long lists',
      given: { groupings: [area, { ...crimeType, count: 15 }] },
      chosen: 'BARS',
      because: 'each combination',
    },
    {
      asked: 'three lists',
      given: { groupings: [area, crimeType, objective] },
      chosen: 'BARS',
      because: 'each combination',
    },
    {
      asked: 'more than sixty groups',
      given: { groupings: [area], rowCount: 61 },
      chosen: 'BARS',
      because: 'the top 20 of 61',
    },
    {
      asked: 'a share against its target',
      given: { hasTarget: true, isShare: true, rowCount: 1 },
      chosen: 'BULLET',
      because: 'a target',
    },
    {
      asked: 'what made a change',
      given: { isOfContributions: true },
      chosen: 'WATERFALL',
      because: 'part of the change',
    },
  ])('with $asked is $chosen', ({ given, chosen, because }) => {
    const choice = chooseChart(shape(given));
    expect(choice.chosen).toBe(chosen);
    expect(choice.options[0]).toMatchObject({ kind: chosen, fits: true });
    expect(choice.options[0]?.reason).toMatch(/^Chosen for you: /);
    expect(choice.options[0]?.reason).toContain(because);
  });

  it('lists kinds that fit before kinds that do not, each with the reason', () => {
    const { options } = chooseChart(shape({ groupings: [area], rowCount: 15 }));
    expect(options.map(({ kind, fits }) => [kind, fits])).toEqual([
      ['BARS', true],
      ['MAP', true],
      ['BULLET', false],
      ['COLUMNS', false],
      ['LINES', false],
      ['PANELS', false],
      ['HEAT', false],
    ]);
    for (const { reason } of options) expect(reason).toMatch(/\.$/);
  });

  it('is null if the text asks for no number', () => {
    expect(chooseChart(shape({ groupings: [area], measureCount: 0 })).chosen).toBeNull();
  });
});
