import { use, useRef } from 'react';

import type { ExplainedFigure } from '#lib/figure-question.js';
import { ExplainContext } from '#ui/figure-block/explain-context.js';
import { HiddenText } from '#ui/HiddenText.js';

import styles from './TileCard.module.css';

interface TileWhyProps {
  /** Clauses, the most important first. */
  readonly why: readonly string[];
  /** The figure that is explained when the reason is pressed; left out if it cannot be pressed. */
  readonly explains?: ExplainedFigure | undefined;
}

/**
 * Why a figure changed or is off target; pressing it opens the explanation. Nothing for a figure
 * that is as usual.
 */
export function TileWhy({ why: [first, ...others], explains }: TileWhyProps) {
  const explain = use(ExplainContext);
  const opener = useRef<HTMLButtonElement>(null);
  if (first === undefined) return null;
  const words = (
    <>
      <b>{`${first}.`}</b> {others.map((clause) => `${clause}.`).join(' ')}
    </>
  );
  if (explain === null || explains === undefined)
    return <span className={styles.why}>{words}</span>;
  return (
    <button
      ref={opener}
      className={styles.why}
      type="button"
      onClick={() => explain(explains, opener.current)}
    >
      {words}
      <HiddenText> Explain</HiddenText>
    </button>
  );
}
