import { hasPartnershipGrant } from '#domain/access/grant.js';
import { doesAllow } from '#domain/access/permission.js';
import { type Families, isCleared, type Viewer } from '#domain/access/viewer.js';

import type { DecisionAuthority } from './current-decision.js';

/** What the sender of returns is told, and may decide, beyond the rows that they send. */
export interface SenderRights {
  /** Whether they are told what rests on records of other agencies. */
  readonly seesOtherAgencies: boolean;
  /** How far what their files say of decisions counts. */
  readonly decisions: DecisionAuthority;
}

/** The person who runs a command on the machine itself, and the demonstration. */
export const machineAdministrator: SenderRights = { seesOtherAgencies: true, decisions: 'AS_SENT' };

/**
 * What somebody who sends returns of an agency is told and may decide, by page and by token alike:
 * it follows from what they were granted, and not from the scopes of a token.
 */
export function toSenderRights(
  { grants }: Pick<Viewer, 'grants'>,
  agencyId: number,
  families: Families,
): SenderRights {
  const sends = grants.some((grant) =>
    doesAllow(grant, 'SEND_RETURNS', { agencyIds: [agencyId], areas: [] }),
  );
  return {
    seesOtherAgencies: isCleared({ grants }, families),
    decisions: sends && hasPartnershipGrant({ grants }, 'MODERATOR') ? 'DECIDES' : 'CLAIMS_ONLY',
  };
}
