import { formatHeadline, type ShareValue } from '#lib/figure.js';
import { splitProtected } from '#lib/protected.js';
import type { Side } from '#lib/signal.js';
import type { Status, Variation } from '#ui/judgement/judgement.type.js';
import { StatusWord } from '#ui/judgement/StatusWord.js';
import { VariationWord } from '#ui/judgement/VariationWord.js';

import styles from './KpiHead.module.css';

interface KpiHeadProps {
  readonly figure: ShareValue;
  /** What stands under it beside what protects people in it. */
  readonly detail: string;
  /** Null of a range, which nobody judges. */
  readonly status: Status | null;
  /** Null where nothing is judged: a quarter that is not closed, a share of too few. */
  readonly variation: { readonly word: Variation; readonly side: Side | null } | null;
}

/** One figure, as it is judged where it is, over what shows it. */
export function KpiHead({ figure, detail, status, variation }: KpiHeadProps) {
  const { before, main, note } = splitProtected({ ...figure, own: null }) ?? { before: '', main: formatHeadline(figure), note: '' };

  return (
    <div className={styles.head}>
      <p className={styles.figure}>
        <b>
          {before === '' ? null : <small>{before} </small>}
          {main}
        </b>
        <span>{[note, detail].filter((words) => words !== '').join('. ')}</span>
      </p>
      {status === null ? null : <StatusWord status={status} />}
      {variation === null ? null : <VariationWord variation={variation.word} side={variation.side} />}
    </div>
  );
}
