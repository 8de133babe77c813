import { joinWords } from '#lib/format.js';

import type { Cuts } from './use-cuts.js';

/** What a question tells apart, as far as the protection of people limits it, and what to do. */
export function describeCuts({ used, most, areOthersShown, names }: Cuts): string {
  const twice = used > names.length ? ', where the agency counts as two' : '';
  const told = `Figures of others can be told apart by ${most} things at once, and this question names ${used}: ${joinWords(names)}${twice}.`;
  if (areOthersShown) return `${told} One more, and you see only your own.`;
  return `You see only your own. ${told} ${describeWayBack(used - most, twice !== '')}.`;
}

function describeWayBack(excess: number, doesAgencyCountTwice: boolean): string {
  if (excess === 1) return 'Take one away';
  if (!doesAgencyCountTwice) return `Take ${excess} away`;
  return excess === 2
    ? 'Take the agency away, or two others'
    : `Take the agency away, and ${excess - 2} more`;
}
