import { sentRegister } from '#testing/sent-rows.js';

import type { Subject } from './example.js';

const inQ1 = 'quarter: { in: ["2025-26-Q1"] }';

export const groups: Subject = {
  name: 'groups',
  sent: [
    {
      on: '2025-10-20',
      rows: [
        ...sentRegister('TVP', '2025-26-Q1', [
          { reference: 'G1', plan_review_due: '2025-06-30' },
          { reference: 'G2', plan_review_due: '2025-06-29', mapped_on: '2025-04-01' },
          { reference: 'G3' },
          { reference: 'G4', plan_review_due: '2025-12-01' },
          {
            reference: 'G5',
            status: 'MONITORED',
            plan_review_due: '2026-01-01',
            mapped_on: '2025-06-30',
          },
          { reference: 'G6', status: 'ARCHIVED', archived_on: '2025-05-20' },
          { reference: 'G7', status: 'ARCHIVED', archived_on: '2025-03-31' },
        ]),
        // The next register has the same groups. Earlier changes to them must not be counted again.
        ...sentRegister('TVP', '2025-26-Q2', [
          { reference: 'G2', mapped_on: '2025-04-01' },
          { reference: 'G6', status: 'ARCHIVED', archived_on: '2025-05-20' },
        ]),
      ],
    },
  ],
  examples: [
    {
      measure: 'activeOcgs',
      where: inQ1,
      value: 4,
      text: '4',
      because: 'G1 to G4; one is monitored, two are archived',
    },
    {
      measure: 'openOcgs',
      where: inQ1,
      value: 5,
      text: '5',
      because: 'the monitored one counts too; the archived ones do not',
    },
    {
      measure: 'ocgsMapped',
      where: inQ1,
      value: 2,
      text: '2',
      because: 'G2 on the first day of the quarter and G5 on its last',
    },
    {
      measure: 'ocgsMapped',
      value: 2,
      text: '2',
      because: 'G2 stands in the next register too, and was mapped once',
    },
    {
      measure: 'ocgsArchived',
      where: inQ1,
      value: 1,
      text: '1',
      because: 'G6; G7 was archived the day before the quarter began',
    },
    {
      measure: 'plansInDate',
      where: inQ1,
      value: 50,
      over: [2, 4],
      text: '50.0%',
      because:
        'G1 is due on the last day and G4 later; G2 was due the day before it, G3 has no day',
    },
  ],
};
