import { disruptionTable, ocgTable, type RecordTable, reportTable } from './record-table.js';

/** How the records of one dataset name those of another. */
export interface Naming {
  /** The records that name. */
  readonly by: RecordTable;
  /** The records that are named. */
  readonly of: RecordTable;
  /** The column that was sent: a reference alone, or one with its agency. In it the name stands. */
  readonly text: string;
  /** Whose record it is, and that one's own reference. */
  readonly agency: string;
  readonly reference: string;
}

/** Every column of records in which a record of another dataset is named. */
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
