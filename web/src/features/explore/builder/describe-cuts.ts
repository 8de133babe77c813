import { joinWords } from '#lib/format.js';

import type { Cuts } from './use-cuts.js';

/**
 * Describes the cuts of a question, which are limited to protect people, and what to do about them.
 */
export function describeCuts({ used, most, areOthersShown, names }: Cuts): string {
  const twice = used > names.length ? ', where the agency counts as two' : '';
  const told = `Other agencies’ figures can be split by ${most} things at once, and this question uses ${used}: ${joinWords(names)}${twice}.`;
  if (areOthersShown) return `${told} One more, and you see only your own.`;
  return `You see only your own. ${told} ${describeWayBack(used - most, twice !== '')}.`;
}

function describeWayBack(excess: number, doesAgencyCountTwice: boolean): string {
  if (excess === 1) return 'Remove one';
  if (!doesAgencyCountTwice) return `Remove ${excess}`;
  return excess === 2
    ? 'Remove the agency, or two others'
    : `Remove the agency, and ${excess - 2} more`;
}
