/** The columns of a return of the group register, in the order used in made-up files. */
export const groupColumns = [
  'quarter',
  'reference',
  'status',
  'crime_type',
  'mapped_on',
  'other_crime_types',
  'area',
  'risk_band',
  'archived_on',
  'plan_review_due',
] as const;

type GroupColumn = (typeof groupColumns)[number];

/** A row of a return as it would be sent: every cell is text, empty if nothing is known. */
export type GroupRow = Readonly<Record<GroupColumn, string>>;
