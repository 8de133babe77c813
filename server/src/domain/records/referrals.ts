import { always, maybe, type RecordKind, sender, stored } from './record-kind.js';

/** Safeguarding referrals as shown to anyone who may open them. */
export const referralRecords: RecordKind = {
  name: 'referrals',
  dataset: 'REFERRALS',
  typeName: 'Referral',
  description:
    'A person referred for protection, or a count of similar referrals. No name, date of birth or free text about a person is ever held.',
  table: 'referral',
  date: 'receivedOn',
  key: ['reference'],
  fields: [
    { ...sender, description: 'The referring agency, which sent it.' },
    always('reference', 'reference', {
      is: { type: 'reference' },
      description: "The agency's own reference, unique among its referrals.",
    }),
    always('quarter', 'received_on', {
      is: { type: 'quarter' },
      description: 'The quarter in which it was received.',
    }),
    always('receivedOn', 'received_on', {
      is: { type: 'date' },
      description: 'The day on which it was received.',
    }),
    always('pathway', 'pathway', {
      is: { type: 'code', list: 'Pathway' },
      description: 'The way into protection.',
    }),
    always('ageBand', 'age_band', {
      is: { type: 'code', list: 'AgeBand' },
      description: 'Age at the time of the exploitation or concern.',
    }),
    always('area', 'area_code', {
      is: { type: 'area' },
      description:
        'What it is coded to: a district, or Oxfordshire or the force where the district is not known.',
    }),
    always('quantity', 'quantity', {
      is: { type: 'whole-number' },
      description: 'How many people it stands for, 1 or more.',
    }),
    always('exploitation', 'exploitation', {
      is: { type: 'codes', list: 'Exploitation' },
      description: 'Every kind of exploitation that it names. Empty if it names none.',
    }),
    maybe('sex', 'sex', {
      is: { type: 'code', list: 'Sex' },
      description: 'Sex as recorded. Null if it was not sent.',
    }),
    maybe('countyLines', 'county_lines', {
      is: { type: 'yes-no' },
      description: 'Whether county lines are involved. Null if it is not known.',
    }),
    maybe('crimeType', 'crime_type', {
      is: { type: 'code', list: 'CrimeType' },
      description: 'The kind of crime behind it. Null if none was named.',
    }),
    maybe('receivingAgency', 'receiving_agency_id', {
      is: { type: 'agency' },
      description: 'The agency that it was sent to. Null if none was named.',
    }),
    maybe('priority', 'priority', {
      is: { type: 'code', list: 'Priority' },
      description: 'Priority at the safeguarding hub. Null if it has none.',
    }),
    maybe('triagedInTime', 'triaged_in_time', {
      is: { type: 'yes-no' },
      description:
        "Whether the hub triaged it within the hub's own limit. Null if it was not triaged, or if this was not given.",
    }),
    maybe('reasonableGroundsOn', 'reasonable_grounds_on', {
      is: { type: 'date' },
      description: 'The day of the reasonable-grounds decision. Null while there is none.',
    }),
    maybe('reasonableGrounds', 'reasonable_grounds', {
      is: { type: 'code', list: 'Decision' },
      description: 'The reasonable-grounds decision. Null while there is none.',
    }),
    maybe('reasonableGroundsDueOn', 'reasonable_grounds_due_on', {
      is: { type: 'date' },
      description:
        'The fifth working day after it was received, the last on which a reasonable-grounds decision is in time. Null if it was not computed.',
    }),
    maybe('conclusiveGroundsOn', 'conclusive_grounds_on', {
      is: { type: 'date' },
      description: 'The day of the conclusive-grounds decision. Null while there is none.',
    }),
    maybe('conclusiveGrounds', 'conclusive_grounds', {
      is: { type: 'code', list: 'Decision' },
      description: 'The conclusive-grounds decision. Null while there is none.',
    }),
    maybe('repeatWithin12Months', 'repeat_within_12_months', {
      is: { type: 'yes-no' },
      description:
        'Whether the person had been referred in the twelve months before. Null if it is not known.',
    }),
    maybe('outcome', 'outcome', {
      is: { type: 'text' },
      description:
        'Its outcome, as the sender wrote it: a short label that no other agency sees. Null if none was sent.',
    }),
    maybe('closedOn', 'closed_on', {
      is: { type: 'date' },
      description: 'The day on which it was closed. Null while it is open.',
    }),
    ...stored,
  ],
  links: [],
};
