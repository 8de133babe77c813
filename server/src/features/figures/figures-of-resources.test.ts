import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { askFigures } from '#testing/ask-figures.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { sentDisruptions, sentLines } from '#testing/sent-rows.js';

const rows = [
  ...sentLines('TVP', [
    {
      establishment_fte: 10,
      strength_fte: 9,
      hours_committed: 100,
      hours_abstracted: 100,
      budget_pounds: 1000,
      forecast_pounds: 2000,
    },
    {
      objective: 'PREVENT',
      staff_group: 'POLICE_OFFICER',
      establishment_fte: 90,
      strength_fte: 45,
      hours_committed: 900,
      hours_abstracted: 100,
      budget_pounds: 9000,
      forecast_pounds: 9000,
    },
    {
      quarter: '2025-26-Q2',
      establishment_fte: 20,
      strength_fte: 22,
      hours_committed: 0,
      hours_abstracted: 0,
      budget_pounds: 500,
      forecast_pounds: 400,
    },
    // The other numbers of this line are unknown.
    { quarter: '2025-26-Q3', budget_pounds: 0, forecast_pounds: 10 },
  ]),
  ...sentLines('RBC', [
    { quarter: '2025-26-Q1', funding_source: 'CHARITY', actual_pounds: '12.34' },
  ]),
  ...sentDisruptions('TVP', [
    { quantity: 4, impact: 'MAJOR' },
    { quantity: 4, objective: 'PREVENT' },
    { occurred_on: '2025-10-01', quantity: 5 },
  ]),
];

let partnership: TestPartnership;
beforeAll(async () => {
  partnership = await createPartnership({ sent: [{ on: '2026-01-20', rows }], owed: [] });
});
afterAll(() => partnership.close());

const figures = (argument: string, selection: string) =>
  askFigures(partnership.api, argument, selection);
const textsOf = async (where: string, measures: readonly string[]) => {
  const { totals } = await figures(
    `(where: { ${where} })`,
    `totals { ${measures.map((measure) => `${measure} { text }`).join(' ')} }`,
  );
  return measures.map((measure) => totals[measure].text);
};

describe('staffing', () => {
  it('is that of the last quarter, never a sum of quarters', async () => {
    const two = 'quarter: { from: "2025-26-Q1", to: "2025-26-Q2" }';
    expect(
      await textsOf(two, ['strengthFte', 'establishmentFte', 'hoursCommitted', 'budget']),
    ).toEqual([
      '22.0 FTE',
      '20.0 FTE',
      // 100 + 900 + 0, and 1,000 + 9,000 + 500.
      '1,000 hours',
      '£10,500',
    ]);
    const { rows: answered, other } = await figures(
      `(by: [QUARTER], where: { ${two} }, first: 1)`,
      'rows { strengthFte { value } hoursCommitted { value } } other { strengthFte { text } hoursCommitted { text } }',
    );
    expect(answered).toEqual([{ strengthFte: { value: 54 }, hoursCommitted: { value: 1000 } }]);
    expect(other).toEqual({ strengthFte: { text: '[z]' }, hoursCommitted: { text: '0.0 hours' } });
  });

  it('has negative vacancies if there are more people than funded posts', async () => {
    // (20 - 22) / 20.
    expect(await textsOf('quarter: { in: ["2025-26-Q2"] }', ['vacancyRate'])).toEqual(['−10.0%']);
  });
});

describe('shares of resources', () => {
  it('come from sums, not from the shares of their lines', async () => {
    const { rows: answered, totals } = await figures(
      '(by: [OBJECTIVE], where: { quarter: { in: ["2025-26-Q1"] }, agency: { in: ["TVP"] } })',
      'rows { key { objective } vacancyRate { text } abstractionRate { text } forecastVariance { text } } totals { vacancyRate { text } abstractionRate { text } forecastVariance { text } }',
    );
    expect(
      answered.map(({ key, vacancyRate, abstractionRate, forecastVariance }) => [
        key.objective,
        vacancyRate.text,
        abstractionRate.text,
        forecastVariance.text,
      ]),
    ).toEqual([
      ['PURSUE', '10.0%', '50.0%', '+100.0%'],
      ['PREVENT', '50.0%', '10.0%', '0.0%'],
    ]);
    // 46 of 100 posts, 200 of 1,200 hours, 1,000 of 10,000 pounds; the means would be 30%, 30% and
    // 50%.
    expect(totals).toEqual({
      vacancyRate: { text: '46.0%' },
      abstractionRate: { text: '16.7%' },
      forecastVariance: { text: '+10.0%' },
    });
  });

  it('have no cases if the denominator is zero', async () => {
    expect(
      await textsOf('quarter: { in: ["2025-26-Q2"] }', ['hoursCommitted', 'abstractionRate']),
    ).toEqual(['0.0 hours', '[z]']);
    expect(
      await textsOf('quarter: { in: ["2025-26-Q3"] }', ['budget', 'forecastVariance']),
    ).toEqual(['£0', '[z]']);
  });
});

describe('numbers that are in no line', () => {
  it('are not available, rather than zero', async () => {
    const measures = [
      'strengthFte',
      'establishmentFte',
      'vacancyRate',
      'hoursCommitted',
      'abstractionRate',
      'spend',
    ];
    expect(await textsOf('quarter: { in: ["2025-26-Q3"] }', measures)).toEqual(
      measures.map(() => '[x]'),
    );
    expect(
      await textsOf('quarter: { in: ["2025-26-Q1"] }, agency: { in: ["RBC"] }', [
        'spend',
        'budget',
        'forecastVariance',
      ]),
    ).toEqual(['£12', '[x]', '[x]']);
  });

  it('are not available in "other" either', async () => {
    const { other } = await figures(
      '(by: [QUARTER], where: { quarter: { from: "2025-26-Q1", to: "2025-26-Q3" } }, first: 2)',
      'rows { hoursCommitted { text } } other { hoursCommitted { text } budget { text } }',
    );
    expect(other).toEqual({ hoursCommitted: { text: '[x]' }, budget: { text: '£0' } });
  });

  it('are not available if no line was sent', async () => {
    const measures = ['strengthFte', 'vacancyRate', 'hoursCommitted', 'spend', 'forecastVariance'];
    expect(await textsOf('quarter: { in: ["2025-26-Q4"] }', measures)).toEqual(
      measures.map(() => '[x]'),
    );
  });
});

describe('hours for each disruption', () => {
  const textIn = async (quarter: string) =>
    (
      await textsOf(`quarter: { in: ["${quarter}"] }`, ['hoursPerDisruption', 'majorModerateShare'])
    )[0];

  it('are refused without the share of major and moderate disruptions', async () => {
    const { errors } = await partnership.api.ask(
      '{ figures { totals { hoursPerDisruption { value } } } }',
    );
    expect(errors[0]?.message).toBe(
      'hoursPerDisruption would mislead on its own: it is shown only with majorModerateShare. Select both.',
    );
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it.each([
    { quarter: '2025-26-Q1', text: '125 hours', because: '1,000 hours and 4 + 4 disruptions' },
    { quarter: '2025-26-Q2', text: '[x]', because: 'nobody sent disruptions' },
    { quarter: '2025-26-Q3', text: '[x]', because: 'nobody sent hours' },
    { quarter: '2025-26-Q4', text: '[x]', because: 'nobody sent either' },
  ])('are $text in $quarter: $because', async ({ quarter, text }) => {
    expect(await textIn(quarter)).toBe(text);
  });

  it('group both datasets by objective', async () => {
    const { rows: answered } = await figures(
      '(by: [OBJECTIVE], where: { quarter: { in: ["2025-26-Q1"] } })',
      'rows { key { objective } hoursPerDisruption { value } majorModerateShare { value } }',
    );
    // 100 hours over 4 disruptions, and 900 over 4.
    expect(
      answered.map(({ key, hoursPerDisruption, majorModerateShare }) => [
        key.objective,
        hoursPerDisruption.value,
        majorModerateShare.value,
      ]),
    ).toEqual([
      ['PURSUE', 25, 100],
      ['PREVENT', 225, 0],
    ]);
  });
});
