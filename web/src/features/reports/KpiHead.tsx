import type { Side } from '#lib/signal.js';
import type { Status, Variation } from '#ui/judgement/judgement.type.js';
import { StatusWord } from '#ui/judgement/StatusWord.js';
import { VariationWord } from '#ui/judgement/VariationWord.js';

import styles from './KpiHead.module.css';

interface KpiHeadProps {
  /** The figure in large print, and what stands under it. */
  readonly figure: string;
  readonly detail: string;
  readonly status: Status;
  /** Null where nothing is judged: a quarter that is not closed, a share of too few. */
  readonly variation: { readonly word: Variation; readonly side: Side | null } | null;
}

/** One figure as it is judged, over what shows it. */
export function KpiHead({ figure, detail, status, variation }: KpiHeadProps) {
  return (
    <div className={styles.head}>
      <p className={styles.figure}>
        <b>{figure}</b>
        <span>{detail}</span>
      </p>
      <StatusWord status={status} />
      {variation === null ? null : <VariationWord variation={variation.word} side={variation.side} />}
    </div>
  );
}
