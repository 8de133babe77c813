import type { ReactNode } from 'react';

import styles from './FigureTile.module.css';

interface FigureTileProps {
  /** Identifies the tile in links. */
  readonly id?: string;
  /** The level of the tile's heading: one below that of the heading above. */
  readonly heading: 'h2' | 'h3' | 'h4';
  /** A link with the name of the figure. It covers the whole tile. */
  readonly name: ReactNode;
  /** Actions for the figure, at the end of the line with its name. */
  readonly tools?: ReactNode;
  /** The figure in a `b`, and a `span` for each line below it. */
  readonly figure: ReactNode;
  /** The number of lines below the figure to reserve space for, whether used or not. */
  readonly linesUnder: 1 | 2;
  readonly trend: ReactNode;
  /** The ratings of the figure, in two columns. */
  readonly judgement: ReactNode;
  /**
   * The changes of the figure, below its ratings: `+22 (+5.4%)`, or why there is none, and the
   * earlier period.
   */
  readonly moves: readonly { readonly words: string; readonly on: string }[];
  /** Why the figure changed or is off target. */
  readonly fresh: ReactNode;
  readonly needsAttention: boolean;
  /** Whether the tile is hatched, like a quarter that is not closed. */
  readonly isHatched?: boolean;
}

/**
 * One figure with its target, trend, ratings and changes. Tiles side by side share their five rows.
 */
export function FigureTile({ heading: Heading, isHatched = false, ...tile }: FigureTileProps) {
  const looks = [
    styles.tile,
    tile.needsAttention ? styles.needsAttention : '',
    isHatched ? styles.isHatched : '',
  ];

  return (
    <article className={looks.join(' ')} id={tile.id}>
      <Heading className={styles.name}>{tile.name}</Heading>
      {tile.tools === undefined ? null : (
        <div className={styles.tools} data-picture="none">
          {tile.tools}
        </div>
      )}
      <div className={tile.linesUnder === 1 ? styles.front : `${styles.front} ${styles.isTall}`}>
        <p className={styles.figure}>{tile.figure}</p>
        <div className={styles.trend}>{tile.trend}</div>
      </div>
      <p className={styles.judgement}>{tile.judgement}</p>
      <div className={styles.moves}>
        {tile.moves.map(({ words, on }) => (
          // No colour and no arrow: most changes are due to chance.
          <p key={on}>
            <b>{words}</b> <span>{on}</span>
          </p>
        ))}
      </div>
      <p className={styles.fresh}>{tile.fresh}</p>
    </article>
  );
}
