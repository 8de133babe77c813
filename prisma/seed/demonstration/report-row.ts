/** The columns of a return of reports, in the order used in made-up files. */
export const reportColumns = [
  'reference',
  'received_on',
  'channel',
  'crime_type',
  'area',
  'quantity',
  'status',
  'first_action_hours',
  'signs',
  'serious_limbs',
  'source_grade',
  'information_grade',
  'handling',
  'disruption_reference',
] as const;

type ReportColumn = (typeof reportColumns)[number];

/** A row of a return as it would be sent: every cell is text, empty if nothing is known. */
export type ReportRow = Readonly<Record<ReportColumn, string>>;
