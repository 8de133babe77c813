import { formatNumber } from '#lib/format.js';
import { formatRounded } from '#lib/rounded.js';
import type { AimedShare } from '#lib/share-message.js';

/**
 * `1,217 of 1,814. Target 75%`: what a share is of, and what was wanted. Of few reports the share itself says it; of a share without
 * what others recorded the parts are left out, since they are of different things.
 */
export function wordOf({ figure: { numerator, denominator, flags }, target }: Pick<AimedShare, 'figure' | 'target'>): string {
  const aim = target === null ? '' : `Target ${target.text}`;
  const hasNoParts = numerator === null || denominator === null || flags.includes('LOW_RELIABILITY') || flags.includes('NOT_AVAILABLE');
  if (hasNoParts) return aim;
  const about = flags.includes('ESTIMATED') ? 'about ' : '';
  const write = about === '' ? formatNumber : formatRounded;
  return [`${about}${write(numerator)} of ${about}${write(denominator)}`, aim].filter((words) => words !== '').join('. ');
}
