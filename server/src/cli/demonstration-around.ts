import type { PlainDate } from '#domain/plain-date.js';
import { quarterOf, startOf } from '#domain/quarter.js';
import { SEAM } from '@stronghold/prisma/seed/demonstration/partnership';
import { listTargets } from '@stronghold/prisma/seed/demonstration/targets';

/** The day on which published figures end and made-up ones begin. */
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

/**
 * What the made-up partnership has in addition to returns: its targets, and its events up to a day.
 */
export function describeAround(today: PlainDate) {
  return { events: seam.happenedOn <= today ? [seam] : [], targets: listTargets(quarterOf(today)) };
}
