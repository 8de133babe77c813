import { disruptionTable, ocgTable, type RecordTable, reportTable } from './record-table.js';

/** The columns by which records of one dataset name those of another. */
export interface Naming {
  /** The dataset whose records name others. */
  readonly by: RecordTable;
  /** The dataset whose records are named. */
  readonly of: RecordTable;
  /** The column with the name as it was sent: a reference, with or without its agency. */
  readonly text: string;
  /** The column with the id of the named record's agency. */
  readonly agency: string;
  /** The column with the reference that this agency uses. */
  readonly reference: string;
}

/** Every column of records that names a record of another dataset. */
export const namings: readonly Naming[] = [
  {
    by: reportTable,
    of: disruptionTable,
    text: 'disruption_reference',
    agency: 'disruption_agency_id',
    reference: 'disruption_own_reference',
  },
  {
    by: disruptionTable,
    of: ocgTable,
    text: 'ocg_reference',
    agency: 'ocg_agency_id',
    reference: 'ocg_own_reference',
  },
];
