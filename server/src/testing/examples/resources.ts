import { sentDisruptions, sentLines } from '#testing/sent-rows.js';

import type { Subject } from './example.js';

const inQ1 = { where: 'quarter: { in: ["2025-26-Q1"] }' } as const;

export const resources: Subject = {
  name: 'resources',
  sent: [
    {
      on: '2025-10-20',
      rows: [
        ...sentLines('TVP', [
          {
            establishment_fte: 10,
            strength_fte: 7.5,
            hours_committed: 300,
            hours_abstracted: 100,
            budget_pounds: '1000.25',
            actual_pounds: '900.05',
            forecast_pounds: '1100.25',
          },
          {
            staff_group: 'POLICE_OFFICER',
            establishment_fte: 30,
            strength_fte: 28.5,
            hours_committed: 900,
            hours_abstracted: 200,
            budget_pounds: '2999.75',
            actual_pounds: '3100.40',
            forecast_pounds: '2499.75',
          },
          { quarter: '2025-26-Q2', establishment_fte: 50, strength_fte: 10 },
        ]),
        // This line has only one number of each ratio, so no ratio includes it.
        ...sentLines('RBC', [{ establishment_fte: 8, hours_committed: 40, forecast_pounds: 700 }]),
        ...sentDisruptions('TVP', [
          { quantity: 8 },
          { quantity: 5, status: 'SUBMITTED' },
          { quantity: 50, occurred_on: '2025-07-01' },
        ]),
      ],
    },
  ],
  examples: [
    { measure: 'strengthFte', ...inQ1, value: 36, text: '36.0 FTE', because: '7.5 + 28.5' },
    { measure: 'establishmentFte', ...inQ1, value: 48, text: '48.0 FTE', because: '10 + 30 + 8' },
    {
      measure: 'vacancyRate',
      ...inQ1,
      value: 10,
      over: [4, 40],
      text: '10.0%',
      because: '(10 + 30 - 7.5 - 28.5) / (10 + 30); of 8 posts nobody said who fills them',
    },
    {
      measure: 'hoursCommitted',
      ...inQ1,
      value: 1240,
      text: '1,240 hours',
      because: '300 + 900 + 40',
    },
    {
      measure: 'abstractionRate',
      ...inQ1,
      value: 20,
      over: [300, 1500],
      text: '20.0%',
      because:
        '(100 + 200) / (300 + 900 + 100 + 200), where the mean of 25% and 18.2% would be 21.6%',
    },
    {
      measure: 'spend',
      ...inQ1,
      value: 4000.45,
      text: '£4,000',
      because: '90,005 + 310,040 pence',
    },
    { measure: 'budget', ...inQ1, value: 4000, text: '£4,000', because: '100,025 + 299,975 pence' },
    {
      measure: 'forecastVariance',
      ...inQ1,
      value: -10,
      over: [-400, 4000],
      text: '−10.0%',
      because:
        '(1,100.25 + 2,499.75 - 4,000) / 4,000, where the mean of 10.0% and -16.7% would be -3.3%',
    },
    {
      measure: 'hoursPerDisruption',
      ...inQ1,
      beside: 'majorModerateShare',
      value: 150,
      over: [1200, 8],
      text: '150 hours',
      because:
        '1,200 hours / 8 confirmed disruptions of the police; the council sent hours and no return of disruptions',
    },
  ],
};
