import type { BlockCell } from '#blocks/block.type.js';
import { StatusWord } from '#ui/judgement/StatusWord.js';
import { VariationWord } from '#ui/judgement/VariationWord.js';

import styles from './CellWords.module.css';

interface CellWordsProps {
  readonly cell: BlockCell;
}

/** The text of a cell, or in its place the status or the variation of its figure, with its mark. */
export function CellWords({ cell: { text, status, variation, value, usual } }: CellWordsProps) {
  if (status !== null) return <StatusWord status={status} />;
  if (variation === null) return <PlainWords text={text} />;
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

/** A figure, and the addition after it: "about 89% (87.9% to 90.8%)". */
function PlainWords({ text }: { readonly text: string }) {
  const aside = /^(?<figure>.+) (?<beside>\([^()]+\))$/u.exec(text)?.groups;
  if (aside === undefined) return <>{text}</>;
  return (
    <>
      {aside.figure} <span className={styles.aside}>{aside.beside}</span>
    </>
  );
}
