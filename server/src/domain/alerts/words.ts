import { formatQuarterLong, isQuarter } from '#domain/quarter.js';

import type { AlertWatch } from './alert.js';
import type { AlertStatus } from './next-state.js';

/** Describes what happened to an alert, in a sentence without figures. */
export function describeAlertStatus(
  { rule }: Pick<AlertWatch, 'rule'>,
  { state, finding }: AlertStatus,
): string {
  if (state === 'CLEARED') return cleared[rule];
  const [quarter = ''] = (finding ?? '').split(' ');
  const when = isQuarter(quarter) ? ` for ${formatQuarterLong(quarter)}` : '';
  switch (rule) {
    case 'SIGNAL':
      return `The control chart has a new signal${when}.`;
    case 'MISSED_TARGET':
      return `The target was missed${when}.`;
    case 'LATE_RETURN': {
      const count = (finding ?? '').split(', ').length;
      return count === 1 ? `A return is late${when}.` : `${count} returns are late.`;
    }
    case 'THRESHOLD':
      return 'The total has passed the number that was set.';
  }
}

const cleared = {
  SIGNAL: 'The latest quarter on the control chart no longer has a signal.',
  MISSED_TARGET: 'The target for the latest closed quarter has been met.',
  LATE_RETURN: 'All returns that were watched have arrived.',
  THRESHOLD: 'The total is no longer beyond the number that was set.',
} as const;
