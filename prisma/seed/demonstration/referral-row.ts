/** The columns of a return of referrals, in the order used in made-up files. */
export const referralColumns = [
  'reference',
  'received_on',
  'pathway',
  'age_band',
  'area',
  'quantity',
  'exploitation',
  'sex',
  'county_lines',
  'crime_type',
  'receiving_agency',
  'priority',
  'triaged_in_time',
  'reasonable_grounds_on',
  'reasonable_grounds',
  'conclusive_grounds_on',
  'conclusive_grounds',
  'repeat_within_12_months',
  'outcome',
  'closed_on',
] as const;

type ReferralColumn = (typeof referralColumns)[number];

/** A row of a return as it would be sent: every cell is text, empty if nothing is known. */
export type ReferralRow = Readonly<Record<ReferralColumn, string>>;

export type Pathway = 'NRM' | 'DUTY_TO_NOTIFY' | 'MASH_CHILD' | 'ADULT_CONCERN' | 'SUPPORT_SERVICE';

export const emptyRow: ReferralRow = {
  reference: '',
  received_on: '',
  pathway: '',
  age_band: '',
  area: '',
  quantity: '1',
  exploitation: '',
  sex: '',
  county_lines: '',
  crime_type: '',
  receiving_agency: '',
  priority: '',
  triaged_in_time: '',
  reasonable_grounds_on: '',
  reasonable_grounds: '',
  conclusive_grounds_on: '',
  conclusive_grounds: '',
  repeat_within_12_months: '',
  outcome: '',
  closed_on: '',
};
