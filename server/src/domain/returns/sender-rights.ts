import { hasPartnershipGrant } from '#domain/access/grant.js';
import { doesAllow } from '#domain/access/permission.js';
import { type Families, isCleared, opensRecordsOf, type Viewer } from '#domain/access/viewer.js';

import type { DecisionAuthority } from './current-decision.js';

/** What a sender of returns is shown, and may decide, beyond the rows that they send. */
export interface SenderRights {
  /** Whether the sender is shown what depends on other agencies' records. */
  readonly seesOtherAgencies: boolean;
  /** Whether the sender opens the records of the agency that the return is for. */
  readonly opensRecords: boolean;
  /** How far statements about decisions in the sender's files count. */
  readonly decisions: DecisionAuthority;
}

/** The rights of the person who runs a command on the machine itself, and of the demonstration. */
export const machineAdministrator: SenderRights = {
  ...{ seesOtherAgencies: true, opensRecords: true, decisions: 'AS_SENT' },
};

/**
 * What somebody who sends an agency's returns is shown and may decide, both in the browser and with
 * a token. This follows from the person's grants; a token's scopes only decide whether records are
 * opened.
 */
export function toSenderRights(
  viewer: Pick<Viewer, 'grants' | 'scopes'>,
  agencyId: number,
  families: Families,
): SenderRights {
  const { grants } = viewer;
  const sends = grants.some((grant) =>
    doesAllow(grant, 'SEND_RETURNS', { agencyIds: [agencyId], areas: [] }),
  );
  return {
    seesOtherAgencies: isCleared({ grants }, families),
    opensRecords: opensRecordsOf(viewer, agencyId, families),
    decisions: sends && hasPartnershipGrant({ grants }, 'MODERATOR') ? 'DECIDES' : 'CLAIMS_ONLY',
  };
}
