import type { PlainDate } from '#domain/plain-date.js';
import { quarterOf, startOf } from '#domain/quarter.js';
import { SEAM } from '@stronghold/prisma/seed/demonstration/partnership';
import { listTargets } from '@stronghold/prisma/seed/demonstration/targets';

/** The event for the day on which made-up figures follow published figures. */
const seam = {
  id: '7b0f6f1e-4b8e-4b57-9d0c-1f6a2d1c3e01',
  happenedOn: startOf(SEAM),
  title:
    'NRM referrals of Thames Valley Police before this day are the published figures. Everything from this day on is made up, and other agencies send NRM referrals too.',
  measures: [
    'referrals',
    'nrmReferrals',
    'childShare',
    'reasonableGroundsIn5Days',
    'positiveReasonableGrounds',
    'dutyToNotifyShare',
  ],
  changesRecording: true,
};

/** The targets of the made-up partnership, and its events up to a day. */
export function describeAround(today: PlainDate) {
  return { events: seam.happenedOn <= today ? [seam] : [], targets: listTargets(quarterOf(today)) };
}
