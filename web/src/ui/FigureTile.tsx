import type { ReactNode } from 'react';

import styles from './FigureTile.module.css';

interface FigureTileProps {
  /** Names the tile in links. */
  readonly id?: string;
  /** The rank of its heading: one below the heading that it stands under. */
  readonly heading: 'h2' | 'h3' | 'h4';
  /** A link with what the figure is called. It takes the whole tile. */
  readonly name: ReactNode;
  /** What can be done with the figure, at the end of the line of its name. */
  readonly tools?: ReactNode;
  /** The figure in a `b`, and a `span` for each line under it. */
  readonly figure: ReactNode;
  /** How many lines under the figure room is kept for, whether it has them or not. */
  readonly linesUnder: 1 | 2;
  readonly trend: ReactNode;
  /** What is judged of it, in two columns. */
  readonly judgement: ReactNode;
  /** Its changes, in the same two: `+22 (+5.4%)`, or why there is none, and what they are on. */
  readonly moves: readonly { readonly words: string; readonly on: string }[];
  /** How far to trust it. */
  readonly fresh: ReactNode;
  readonly needsAttention: boolean;
  /** Whether it is hatched, as a quarter that is not closed. */
  readonly isHatched?: boolean;
}

/**
 * One figure with its target, trend, what is judged of it and its changes. Tiles beside each other
 * share their five rows.
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
          // No colour and no arrow: most changes are chance.
          <p key={on}>
            <b>{words}</b> <span>{on}</span>
          </p>
        ))}
      </div>
      <p className={styles.fresh}>{tile.fresh}</p>
    </article>
  );
}
