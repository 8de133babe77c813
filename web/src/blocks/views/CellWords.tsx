import type { BlockCell } from '#blocks/block.type.js';
import { StatusWord } from '#ui/judgement/StatusWord.js';
import { VariationWord } from '#ui/judgement/VariationWord.js';

interface CellWordsProps {
  readonly cell: BlockCell;
}

/** What a cell says; how it stands to its target, and whether it really changed, with the mark of that. */
export function CellWords({ cell: { text, status, variation, value, usual } }: CellWordsProps) {
  if (status !== null) return <StatusWord status={status} />;
  if (variation === null) return <>{text}</>;
  const side =
    variation === 'UNUSUALLY_HIGH'
      ? 'HIGH'
      : variation === 'UNUSUALLY_LOW'
        ? 'LOW'
        : value !== null && usual !== null && value < usual.lower
          ? 'LOW'
          : 'HIGH';
  return <VariationWord variation={variation} side={side} />;
}
