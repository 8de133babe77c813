import { sentReports } from '#testing/sent-rows.js';

import type { Subject } from './example.js';

const inQ1 = 'quarter: { in: ["2025-26-Q1"] }';

export const reports: Subject = {
  name: 'reports',
  sent: [
    {
      on: '2025-10-20',
      rows: [
        ...sentReports('TVP', [
          {
            received_on: '2025-04-01',
            quantity: 2,
            serious_limbs: 'VIOLENCE;THREE_YEAR_SENTENCE',
            first_action_hours: 24,
          },
          { received_on: '2025-06-30', quantity: 14, first_action_hours: 24.01 },
          { quantity: 4 },
          { received_on: '2025-07-01', quantity: 100, serious_limbs: 'VIOLENCE' },
          { received_on: '2023-03-31', quantity: 1000 },
          { received_on: '2023-06-30', quantity: 2000 },
        ]),
        ...sentReports('RBC', [
          { quantity: 4, serious_limbs: 'VIOLENCE', first_action_hours: 0.5 },
        ]),
      ],
    },
  ],
  examples: [
    {
      measure: 'reports',
      where: inQ1,
      value: 24,
      text: '24',
      because: '2 + 14 + 4 by the police, 4 by the council',
    },
    {
      measure: 'reportsPer1000',
      where: `${inQ1}, area: { within: ["E06000038"] }`,
      value: 24_000 / 178_196,
      over: [24, 178_196],
      text: '0.13',
      because: '24 / 178,196 people of Reading in the middle of 2023 x 1,000',
    },
    {
      measure: 'reportsPer1000',
      where: 'quarter: { in: ["2022-23-Q4"] }, area: { within: ["E06000038"] }',
      value: 1_000_000 / 160_337,
      over: [1000, 160_337],
      text: '6.24',
      because:
        'the middle of 2023 comes after the quarter, so 1,000 / 160,337 people of 2020 x 1,000',
    },
    {
      measure: 'reportsPer1000',
      where: 'quarter: { in: ["2023-24-Q1"] }',
      value: 2_000_000 / 2_584_930,
      over: [2000, 2_584_930],
      text: '0.77',
      because:
        'the quarter ends on the middle of 2023, so 2,000 / 2,584,930 people of Thames Valley then x 1,000',
    },
    {
      measure: 'seriousReportShare',
      where: inQ1,
      value: 25,
      over: [6, 24],
      text: '25.0%',
      because: '2 with two limbs and 4 with one, of 24',
    },
    {
      measure: 'reportsActionedIn24h',
      where: inQ1,
      value: 30,
      over: [6, 20],
      text: '30.0%',
      because:
        '2 at 24 hours and 4 at half an hour, of 20 that have a first action; 14 came later, 4 have none',
    },
  ],
};
