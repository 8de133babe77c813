import { sentDisruptions, sentRegister, sentReports } from '#testing/sent-rows.js';

import type { Subject } from './example.js';

/** Examples with records of different agencies, which refer to each other as `AGENCY:REFERENCE`. */
export const links: Subject = {
  name: 'links between records',
  sent: [
    {
      on: '2025-10-20',
      rows: [
        ...sentDisruptions('TVP', [
          // These disruptions are on the first and the last day of the six months up to 30 June
          // 2025. The second is against a group of another agency.
          { occurred_on: '2025-01-01', ocg_reference: 'G1' },
          { occurred_on: '2025-06-30', ocg_reference: 'RBC:G1' },
          { occurred_on: '2025-05-01', ocg_reference: 'G2', status: 'SUBMITTED' },
          { occurred_on: '2024-12-31', ocg_reference: 'G3' },
        ]),
        ...sentDisruptions('RBC', [
          {
            status: 'REGRADED',
            claimed_impact: 'MAJOR',
            confirmed_impact: 'MINOR',
            rationale: 'Less came of it.',
            ocg_reference: 'TVP:G1',
          },
          { status: 'REJECTED' },
        ]),
        ...sentRegister('TVP', '2025-26-Q1', [
          { reference: 'G1' },
          { reference: 'G2' },
          { reference: 'G3' },
        ]),
        ...sentRegister('RBC', '2025-26-Q1', [
          { reference: 'G1' },
          { reference: 'G2', status: 'MONITORED' },
        ]),
        ...sentReports('TVP', [
          { quantity: 4, disruption_reference: 'D1' },
          { quantity: 2, disruption_reference: 'RBC:D1' },
          { quantity: 8, disruption_reference: 'D3' },
          { quantity: 1, disruption_reference: 'RBC:D2' },
          { quantity: 5, disruption_reference: 'D9' },
        ]),
        ...sentReports('RBC', [{ quantity: 3, disruption_reference: 'TVP:D2' }, { quantity: 17 }]),
      ],
    },
  ],
  examples: [
    {
      measure: 'reportsToDisruption',
      value: 22.5,
      over: [9, 40],
      text: '22.5%',
      because:
        'of 40, 4 name a confirmed one of their own agency, 2 a regraded one and 3 a confirmed one of another; 8 and 1 name what is not confirmed, 5 what is not there, 17 none',
    },
    {
      measure: 'ocgsDisrupted',
      where: 'quarter: { in: ["2025-26-Q1"] }',
      value: 50,
      over: [2, 4],
      text: '50.0%',
      because:
        'of four active groups G1 of the police, twice and counted once, and G1 of the council on the last day; the day before the six months is too early, and what is submitted does not count',
    },
  ],
};
