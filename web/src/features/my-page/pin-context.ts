import type { BlockContext } from '#blocks/block.type.js';
import { noKindsAsked } from '#lib/scope/kind-scope.js';
import { toSearch } from '#lib/scope/scope.js';

import type { Pin } from './my-page-documents.js';
import { type Around, toPinAddress, toPinAsked } from './pin-address.js';

interface Ways {
  /** Narrows the whole page. */
  readonly onNarrow: (change: {
    readonly quarter?: string | null;
    readonly area?: string | null;
  }) => void;
  readonly onOpen: (address: string) => void;
}

/**
 * The context of a pinned block. A choice in a block of another page opens that page, narrowed to
 * the choice; in a saved question only a quarter or an area can be chosen, for all blocks.
 */
export function toPinContext(
  pin: Pin,
  around: Around,
  { onNarrow, onOpen }: Ways,
): Omit<BlockContext, 'marking'> {
  if (pin.page === null) {
    const asked = { ...noKindsAsked, ...around };
    return {
      asked,
      isFixed: true,
      toAddress: ({ quarter = around.quarter, area = around.area }) =>
        `/mine${toSearch({ ...asked, quarter, area })}`,
      toTime,
      onChoose: ({ quarter, area }) => {
        if (quarter !== undefined || area !== undefined)
          onNarrow({
            ...(quarter === undefined ? {} : { quarter }),
            ...(area === undefined ? {} : { area }),
          });
      },
    };
  }
  const toAddress: BlockContext['toAddress'] = (change) =>
    toPinAddress(pin, around, change) ?? '/mine';
  return {
    asked: toPinAsked(pin, around),
    toAddress,
    toTime,
    onChoose: (change) => onOpen(toAddress(change)),
  };
}

/**
 * The filters for a period: a quarter narrows the page; a month or a year is left to the block's
 * own page.
 */
function toTime(period: string) {
  return /^\d{4}-\d{2}-Q[1-4]$/.test(period) ? { quarter: period } : {};
}
