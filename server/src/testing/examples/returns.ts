import { sentReports } from '#testing/sent-rows.js';

import type { Subject } from './example.js';

export const returns: Subject = {
  name: 'returns',
  today: '2026-02-01',
  owed: [
    { agency: 'TVP', dataset: 'REPORTS', from: '2025-07-01' },
    { agency: 'RBC', dataset: 'REPORTS', from: '2025-07-01' },
  ],
  sent: [
    { on: '2025-10-31', rows: sentReports('TVP', [{ received_on: '2025-07-01' }]) },
    { on: '2025-11-01', rows: sentReports('RBC', [{ received_on: '2025-07-01' }]) },
    {
      on: '2026-01-15',
      rows: sentReports('TVP', [{ reference: 'R9', received_on: '2025-10-01' }]),
    },
    {
      on: '2026-01-31',
      rows: sentReports('RBC', [{ reference: 'R9', received_on: '2025-10-01' }]),
    },
  ],
  examples: [
    {
      measure: 'returnsOnTime',
      value: 75,
      over: [3, 4],
      text: '75.0%',
      because:
        'those of Q2 were due on 31 October and those of Q3 on 31 January; one came a day late. That for the current quarter is not due',
    },
  ],
};
