import { besideFigure, formatFlags, formatHeadline, isHidden, missingSymbol } from '#lib/figure.js';
import { wordBar } from '#lib/protected.js';

import type { AreaHeadline } from './headline-fragment.js';
import styles from './HeadlineTable.module.css';

interface HeadlineFigureProps {
  readonly figure: AreaHeadline['figure'];
  /** Whether it is what the row is about, and not what it stands beside. */
  readonly isMain?: boolean;
}

/** A figure of the tables. What is protected says so under it; what is missing is its sign, and the foot says why. */
export function HeadlineFigure({ figure, isMain = false }: HeadlineFigureProps) {
  const { detail, text } = wordBar(figure);
  const flags = formatFlags(besideFigure(figure).filter((flag) => flag === 'LOW_RELIABILITY' || flag === 'BREAK'));
  const words = isHidden(figure) ? text : figure.value === null ? missingSymbol(figure) : detail === '' ? formatHeadline(figure) : text;

  return (
    <>
      {isMain && figure.value !== null ? <b>{words}</b> : words}
      {flags === '' ? null : <span className={styles.flags}> {flags}</span>}
      {detail === '' ? null : <span className={styles.detail}>{detail}</span>}
    </>
  );
}
