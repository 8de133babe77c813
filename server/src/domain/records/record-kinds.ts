import { disruptionRecords } from './disruptions.js';
import { organisedCrimeGroupRecords } from './organised-crime-groups.js';
import type { KindName, RecordKind } from './record-kind.js';
import { referralRecords } from './referrals.js';
import { reportRecords } from './reports.js';
import { resourceLineRecords } from './resource-lines.js';

/** All kinds of records by the names of their lists. */
export const recordKinds: Readonly<Record<KindName, RecordKind>> = {
  reports: reportRecords,
  disruptions: disruptionRecords,
  referrals: referralRecords,
  resourceLines: resourceLineRecords,
  organisedCrimeGroups: organisedCrimeGroupRecords,
};
