/** The columns of a return of resources, in the order used in made-up files. */
export const resourceColumns = [
  'quarter',
  'objective',
  'area',
  'staff_group',
  'funding_source',
  'establishment_fte',
  'strength_fte',
  'hours_planned',
  'hours_committed',
  'hours_abstracted',
  'budget_pounds',
  'actual_pounds',
  'forecast_pounds',
] as const;

type ResourceColumn = (typeof resourceColumns)[number];

/** A row of a return as it would be sent: every cell is text, empty if nothing is known. */
export type ResourceRow = Readonly<Record<ResourceColumn, string>>;
