import type { OpenScope } from './access.js';
import { disruptionRecords } from './disruptions.js';
import { organisedCrimeGroupRecords } from './organised-crime-groups.js';
import type { KindName, RecordKind } from './record-kind.js';
import { referralRecords } from './referrals.js';
import { reportRecords } from './reports.js';
import { resourceLineRecords } from './resource-lines.js';

/** All kinds of records, by the names of their lists. */
export const recordKinds: Readonly<Record<KindName, RecordKind>> = {
  reports: reportRecords,
  disruptions: disruptionRecords,
  referrals: referralRecords,
  resourceLines: resourceLineRecords,
  organisedCrimeGroups: organisedCrimeGroupRecords,
};

/**
 * The kinds within a scope: somebody who opens the records of some agencies sees nothing that
 * depends on those of others.
 */
export function recordKindsWithin({
  kind: reach,
}: OpenScope): Readonly<Record<KindName, RecordKind>> {
  return reach === 'ALL' ? recordKinds : ownKinds;
}

const ownKinds: Readonly<Record<KindName, RecordKind>> = {
  reports: toOwn(reportRecords),
  disruptions: toOwn(disruptionRecords),
  referrals: toOwn(referralRecords),
  resourceLines: toOwn(resourceLineRecords),
  organisedCrimeGroups: toOwn(organisedCrimeGroupRecords),
};

function toOwn(kind: RecordKind): RecordKind {
  return {
    ...kind,
    fields: kind.fields.map((field) => ({ ...field, column: field.ownColumn ?? field.column })),
  };
}
