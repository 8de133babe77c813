/** The columns of a return of disruptions, in the order used in made-up files. */
export const disruptionColumns = [
  'reference',
  'occurred_on',
  'objective',
  'claimed_impact',
  'crime_type',
  'area',
  'quantity',
  'status',
  'submitted_on',
  'decided_on',
  'confirmed_impact',
  'rationale',
  'target',
  'ocg_reference',
  'tactic',
  'supporting_agencies',
  'sentenced_on',
  'arrests',
  'charges',
  'convictions',
  'sentence_months',
  'cash_pounds',
  'assets_pounds',
  'drugs_grams',
  'firearms',
  'phones',
  'addresses_visited',
  'adults_safeguarded',
  'children_safeguarded',
  'school_visits',
  'lines_closed_type1',
  'lines_closed_type2',
] as const;

type DisruptionColumn = (typeof disruptionColumns)[number];

/** A row of a return as it would be sent: every cell is text, empty if nothing is known. */
export type DisruptionRow = Readonly<Record<DisruptionColumn, string>>;

export type Objective = 'PURSUE' | 'PREVENT' | 'PROTECT' | 'PREPARE';

export const objectives = [
  'PURSUE',
  'PREVENT',
  'PROTECT',
  'PREPARE',
] as const satisfies readonly Objective[];

export const emptyDisruption: DisruptionRow = {
  reference: '',
  occurred_on: '',
  objective: '',
  claimed_impact: '',
  crime_type: '',
  area: '',
  quantity: '1',
  status: '',
  submitted_on: '',
  decided_on: '',
  confirmed_impact: '',
  rationale: '',
  target: '',
  ocg_reference: '',
  tactic: '',
  supporting_agencies: '',
  sentenced_on: '',
  arrests: '',
  charges: '',
  convictions: '',
  sentence_months: '',
  cash_pounds: '',
  assets_pounds: '',
  drugs_grams: '',
  firearms: '',
  phones: '',
  addresses_visited: '',
  adults_safeguarded: '',
  children_safeguarded: '',
  school_visits: '',
  lines_closed_type1: '',
  lines_closed_type2: '',
};
