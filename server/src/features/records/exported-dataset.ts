import type { OpenScope } from '#domain/records/access.js';
import type { ExportRequest } from '#domain/records/export-request.js';
import type { RecordKind } from '#domain/records/record-kind.js';
import { recordKinds } from '#domain/records/record-kinds.js';
import type { Column } from '#domain/returns/column.js';
import { disruptions } from '#domain/returns/disruptions.js';
import { ocgs } from '#domain/returns/ocgs.js';
import { referrals } from '#domain/returns/referrals.js';
import { reports } from '#domain/returns/reports.js';
import { resources } from '#domain/returns/resources.js';

/** Records of a kind as a file: the columns of the return, so that the file can be sent again. */
export interface Exported {
  /** The name of the dataset on the command line. */
  readonly name: string;
  readonly kind: RecordKind;
  readonly columns: readonly Column[];
}

export const exportedDatasets: readonly Exported[] = [
  { name: 'reports', kind: recordKinds.reports, columns: reports.columns },
  { name: 'disruptions', kind: recordKinds.disruptions, columns: disruptions.columns },
  { name: 'referrals', kind: recordKinds.referrals, columns: referrals.columns },
  { name: 'resources', kind: recordKinds.resourceLines, columns: resources.columns },
  { name: 'ocgs', kind: recordKinds.organisedCrimeGroups, columns: ocgs.columns },
];

/**
 * Whether a file may have records of several agencies. Only such a file has an agency column, and
 * returns never have one.
 */
export function hasSeveralSenders(
  scope: OpenScope,
  { agencies }: Pick<ExportRequest, 'agencies'>,
): boolean {
  return agencies.length !== 1 && (scope.kind === 'ALL' || scope.agencyIds.length > 1);
}
