import { sentDisruptions } from '#testing/sent-rows.js';

import type { Example, Subject } from './example.js';

const inQ1 = { where: 'quarter: { in: ["2025-26-Q1"] }' } as const;
const inQ2 = { where: 'quarter: { in: ["2025-26-Q2"] }' } as const;

const shares: readonly Example[] = [
  {
    measure: 'majorModerateShare',
    ...inQ1,
    value: 25,
    over: [2, 8],
    text: '25.0%',
    because: 'one major and one moderate of 8',
  },
  {
    measure: 'nonPursueShare',
    ...inQ1,
    value: 87.5,
    over: [7, 8],
    text: '87.5%',
    because: '1 Protect + 4 Prevent + 2 Prepare of 8',
  },
  {
    measure: 'multiAgencyShare',
    ...inQ1,
    value: 37.5,
    over: [3, 8],
    text: '37.5%',
    because:
      'one by the police with a council and 2 by a council with the police; the regional unit is police too',
  },
  {
    measure: 'moderatedIn28Days',
    ...inQ1,
    value: 37.5,
    over: [3, 8],
    text: '37.5%',
    because:
      '1 on the 28th day + 2 in a week, of 8 decided: 4 on the 29th day, 1 rejected late; what was decided in July is not among them',
  },
];

const results: readonly Example[] = [
  {
    measure: 'arrests',
    ...inQ1,
    value: 7,
    text: '7',
    because: '5 + 2; those of what was not confirmed are left out',
  },
  { measure: 'charges', ...inQ1, value: 4, text: '4', because: '3 + 1' },
  {
    measure: 'convictions',
    ...inQ1,
    value: 1,
    text: '1',
    because: 'only that without a day of sentence counts when it occurred',
  },
  {
    measure: 'convictions',
    ...inQ2,
    value: 2,
    text: '2',
    because: 'the sentence of 15 August counts in its own quarter',
  },
  { measure: 'sentenceYears', ...inQ1, value: 0.5, text: '0.5 years', because: '6 months / 12' },
  {
    measure: 'sentenceYears',
    ...inQ2,
    value: 4.5,
    text: '4.5 years',
    because: '54 months / 12, on 15 August',
  },
  {
    measure: 'cashAndAssets',
    ...inQ1,
    value: 2000.51,
    text: '£2,001',
    because: '123,456 + 76,544 + 51 pence are 200,051, so 2,000.51 pounds',
  },
  {
    measure: 'drugsKg',
    ...inQ1,
    value: 1.7505,
    text: '1.8 kg',
    because: '1,500.5 + 250 grams / 1,000',
  },
  { measure: 'firearms', ...inQ1, value: 2, text: '2', because: '2 + none' },
  { measure: 'phones', ...inQ1, value: 8, text: '8', because: '7 + 1' },
  { measure: 'schoolVisits', ...inQ1, value: 12, text: '12', because: '3 + 9' },
  { measure: 'linesClosed', ...inQ1, value: 3, text: '3', because: '1 of type 1 + 2 of type 2' },
  { measure: 'addressesVisited', ...inQ1, value: 14, text: '14', because: '3 + 11' },
  {
    measure: 'peopleSafeguarded',
    ...inQ1,
    value: 7,
    text: '7',
    because: '1 adult and 2 children + 4 adults',
  },
];

export const disruptions: Subject = {
  name: 'disruptions',
  sent: [
    {
      on: '2025-10-20',
      rows: [
        ...sentDisruptions('TVP', [
          {
            occurred_on: '2025-04-01',
            impact: 'MAJOR',
            supporting_agencies: 'RBC;SEROCU',
            decided_on: '2025-04-29',
            sentenced_on: '2025-08-15',
            arrests: 5,
            charges: 3,
            convictions: 2,
            sentence_months: 54,
            cash_pounds: '1234.56',
            assets_pounds: '765.44',
            drugs_grams: '1500.5',
            firearms: 2,
            phones: 7,
            addresses_visited: 3,
            adults_safeguarded: 1,
            children_safeguarded: 2,
            lines_closed_type1: 1,
            lines_closed_type2: 2,
          },
          {
            occurred_on: '2025-06-30',
            impact: 'MODERATE',
            objective: 'PROTECT',
            supporting_agencies: 'SEROCU',
            decided_on: '2025-07-07',
            phones: 1,
            adults_safeguarded: 4,
            school_visits: 3,
          },
          {
            occurred_on: '2025-05-05',
            objective: 'PREVENT',
            quantity: 4,
            decided_on: '2025-06-03',
            school_visits: 9,
            addresses_visited: 11,
            drugs_grams: 250,
            assets_pounds: '0.51',
          },
          { status: 'SUBMITTED', impact: 'MAJOR', arrests: 100, cash_pounds: 9000 },
          { status: 'REJECTED', impact: 'MAJOR', decided_on: '2025-06-30', arrests: 50 },
        ]),
        ...sentDisruptions('RBC', [
          {
            status: 'REGRADED',
            claimed_impact: 'MAJOR',
            confirmed_impact: 'NONE',
            rationale: 'It changed nothing.',
            objective: 'PREPARE',
            quantity: 2,
            supporting_agencies: 'TVP',
            arrests: 2,
            charges: 1,
            convictions: 1,
            sentence_months: 6,
          },
        ]),
      ],
    },
  ],
  examples: [
    {
      measure: 'disruptions',
      ...inQ1,
      value: 8,
      text: '8',
      because:
        '1 + 1 + 4 by the police and 2 by the council, whatever their impact; one is not decided, one was rejected',
    },
    {
      measure: 'disruptionsPer1000',
      where: `${inQ1.where}, area: { within: ["E06000038"] }`,
      value: 8000 / 178_196,
      over: [8, 178_196],
      text: '0.04',
      because: '8 / 178,196 people of Reading in the middle of 2023 x 1,000',
    },
    {
      measure: 'disruptionsSupported',
      ...inQ1,
      value: 4,
      text: '4',
      because: '1 + 1 + 2 have supporters, each counted once whether it has one or two',
    },
    {
      measure: 'disruptionsWaiting',
      ...inQ1,
      value: 1,
      text: '1',
      because: 'the police sent one that nobody has decided',
    },
    ...shares,
    ...results,
  ],
};
