import { describe, expect, it } from 'vitest';

import { describeMeasures } from './definitions.js';
import { fillIn, findMentioned } from './facts.js';

const quarter = (key: string, start: string, end: string) => ({
  key,
  longLabel: key,
  label: 'Q1 2026/27',
  start,
  end,
});
const measure = {
  key: 'reports',
  name: 'Reports',
  description: 'Reports from the public.',
  formula: 'Reports, counted',
  unit: 'COUNT',
};
const spring = quarter('2026-27-Q1', '2026-04-01', '2026-06-30');
const kpi = {
  ...{ name: 'Reports', measure, controlChart: null, period: spring, target: { text: '660' } },
  trend: [{ quarter: spring }],
};
const block = {
  kpi,
  tiles: [{ kpi: { ...kpi, name: 'Pursue', target: null } }],
  area: { code: 'TV', populationUnder18: 1 },
};

describe('what a block refers to', () => {
  it('is named once', () => {
    const { quarters, places, measures, kpis } = findMentioned([block, block]);
    expect({ quarters, places, measures }).toEqual({
      quarters: ['2026-27-Q1'],
      places: ['TV'],
      measures: [measure],
    });
    expect(kpis).toHaveLength(4);
  });

  it('is defined as in the frozen block, with its target', () => {
    expect(describeMeasures(findMentioned([block]))).toEqual([
      {
        name: 'Reports',
        words:
          'Reports from the public. Formula: Reports, counted. Unit: A count, for example of people, reports or acts. Target for Q1 2026/27: 660.',
      },
    ]);
  });
});

describe('facts that are filled in', () => {
  const touching = {
    id: 'e',
    title: 'A new form',
    happenedOn: '2026-06-30',
    measures: [{ key: 'reports' }],
  };
  const facts = {
    events: [
      touching,
      { ...touching, id: 'later', happenedOn: '2026-07-01' },
      { ...touching, id: 'other', measures: [{ key: 'referrals' }] },
    ],
    quarters: [
      { key: '2026-27-Q1', datasets: [{ dataset: 'REPORTS' }], datasetsReceived: ['REPORTS'] },
    ],
    places: [{ code: 'TV', largerAreas: [{ code: 'UK' }] }],
  };
  it('are those for the quarter, the place and the chart where they appear', () => {
    const filled = fillIn([block], facts);
    expect(filled).toMatchObject([
      {
        kpi: {
          events: [touching],
          period: { datasets: [{ dataset: 'REPORTS' }], datasetsReceived: ['REPORTS'] },
        },
        area: { largerAreas: [{ code: 'UK' }] },
      },
    ]);
  });

  it('are empty if none were frozen, so that nothing from today is shown', () => {
    expect(fillIn(block, { events: [], quarters: [], places: [] })).toMatchObject({
      kpi: { events: [], period: { datasets: [] } },
      area: { largerAreas: [] },
    });
  });
});
