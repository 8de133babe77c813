import { sentReferrals } from '#testing/sent-rows.js';

import type { Subject } from './example.js';

export const referrals: Subject = {
  name: 'referrals',
  sent: [
    {
      on: '2025-10-20',
      rows: [
        // These were received on Thursday 1 May 2025. The 5th is a bank holiday, so the fifth
        // working day is Friday the 9th.
        ...sentReferrals('TVP', [
          {
            quantity: 6,
            triaged_in_time: 'YES',
            repeat_within_12_months: 'NO',
            reasonable_grounds: 'POSITIVE',
            reasonable_grounds_on: '2025-05-09',
          },
          {
            quantity: 10,
            age_band: 'ADULT_18_OR_OVER',
            repeat_within_12_months: 'NO',
            reasonable_grounds: 'NEGATIVE',
            reasonable_grounds_on: '2025-05-12',
          },
          {
            quantity: 4,
            age_band: 'UNKNOWN',
            reasonable_grounds: 'SUSPENDED',
            reasonable_grounds_on: '2025-05-02',
          },
        ]),
        ...sentReferrals('OCC', [
          {
            quantity: 9,
            pathway: 'MASH_CHILD',
            area: 'E10000025',
            triaged_in_time: 'YES',
            repeat_within_12_months: 'NO',
          },
        ]),
        ...sentReferrals('RBC', [
          {
            quantity: 10,
            pathway: 'DUTY_TO_NOTIFY',
            age_band: 'ADULT_18_OR_OVER',
            repeat_within_12_months: 'YES',
          },
          {
            quantity: 5,
            pathway: 'ADULT_CONCERN',
            age_band: 'ADULT_18_OR_OVER',
            triaged_in_time: 'NO',
            repeat_within_12_months: 'NO',
          },
        ]),
      ],
    },
  ],
  examples: [
    {
      measure: 'referrals',
      value: 44,
      text: '44',
      because: '6 + 10 + 4 by the police, 9 by the county, 10 + 5 by Reading',
    },
    { measure: 'nrmReferrals', value: 20, text: '20', because: '6 + 10 + 4' },
    {
      measure: 'childShare',
      value: 37.5,
      over: [15, 40],
      text: '37.5%',
      because: '6 + 9 children, 10 + 10 + 5 adults; 4 of unknown age are in neither',
    },
    {
      measure: 'reasonableGroundsIn5Days',
      value: 50,
      over: [10, 20],
      text: '50.0%',
      because:
        '6 on the fifth working day and 4 suspended on the first, of 20 decided; 10 on the sixth',
    },
    {
      measure: 'positiveReasonableGrounds',
      value: 37.5,
      over: [6, 16],
      text: '37.5%',
      because: '6 positive, 10 negative, suspended ones in neither',
    },
    {
      measure: 'triagedInTime',
      value: 75,
      over: [15, 20],
      text: '75.0%',
      because: '6 + 9 in time, 5 not; the others were not triaged',
    },
    {
      measure: 'dutyToNotifyShare',
      value: 50,
      over: [10, 20],
      text: '50.0%',
      because: '10 notified, 10 adults of the NRM',
    },
    {
      measure: 'repeatReferrals',
      value: 25,
      over: [10, 40],
      text: '25.0%',
      because: '10 yes, 6 + 10 + 9 + 5 no, 4 not known',
    },
  ],
};
