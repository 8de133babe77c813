import type { ShownSplit } from '#domain/findings/decompose-means.js';
import type { BlockChoice } from '#domain/pages/block/block.js';
import type { comparisons } from '#domain/pages/block/page-params.js';
import { nameSplit } from '#domain/pages/cells/split-names.js';
import { formatQuarter, shift } from '#domain/quarter.js';

import { isSame, type ShownChange, shownSplits } from './shown-change.js';

/**
 * What a reader may choose about a change: what it is compared with, and what it is broken down by.
 */
export function choicesOf(change: ShownChange, shown: ShownSplit | null): readonly BlockChoice[] {
  return [toAgainst(change), toBy(change, shown)].filter(({ options }) => options.length > 1);
}

/** What a change can be broken down by. */
export function toBy(change: Pick<ShownChange, 'splits'>, shown: ShownSplit | null): BlockChoice {
  return {
    name: 'by',
    label: 'By',
    options: shownSplits(change).map(({ dimension }) => ({
      key: dimension,
      label: nameSplit(dimension),
      isChosen: dimension === shown?.dimension,
    })),
  };
}

/**
 * What a change can be compared with: the rated change first, unless it is one of the two that
 * everybody may choose.
 */
function toAgainst({
  compared,
  ofJudgement,
  isJudged,
  judged: { quarter },
}: ShownChange): BlockChoice {
  const simple = [
    { key: 'LAST_QUARTER', label: 'On last quarter', before: shift(quarter, -1) },
    {
      key: 'LAST_YEAR',
      label: `On ${formatQuarter(shift(quarter, -4))}`,
      before: shift(quarter, -4),
    },
  ] as const satisfies readonly {
    readonly key: keyof typeof comparisons;
    readonly label: string;
    readonly before: string;
  }[];
  const isOn = (change: Pick<ShownChange['compared'], 'before' | 'after'>, before: string) =>
    isSame(change, { before: [before], after: [quarter] });
  const options = simple.map(({ key, label, before }) => ({
    key,
    label,
    isChosen: isOn(compared, before),
  }));
  const isApart = ofJudgement !== null && simple.every(({ before }) => !isOn(ofJudgement, before));
  const [since = quarter] = ofJudgement?.after ?? [];
  return {
    name: 'against',
    label: 'Change',
    options: isApart
      ? [{ key: 'JUDGED', label: `Since ${formatQuarter(since)}`, isChosen: isJudged }, ...options]
      : options,
  };
}
