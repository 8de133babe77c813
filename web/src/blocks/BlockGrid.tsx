import type { ReactNode } from 'react';

import { areStacked, pairOnPaper, toLines } from './block-lines.js';
import styles from './BlockGrid.module.css';

export interface GridBlock {
  readonly key: string;
  /** Whether the block takes the whole width. */
  readonly isWide: boolean;
  /** Whether the block takes two thirds of a line with two blocks. */
  readonly isLeading?: boolean;
  /** Whether a third of the width is enough for the block beside another. */
  readonly isNarrow?: boolean;
  /** Whether half a sheet of paper is enough for the block; false by default. */
  readonly fitsHalf?: boolean;
  /** How many rows the block draws. Null or undefined for anything but a table. */
  readonly rows?: number | null;
  /**
   * @param isHalfOnPaper whether the block has half a sheet of paper
   */
  readonly show: (isHalfOnPaper: boolean) => ReactNode;
}

interface BlockGridProps {
  readonly blocks: readonly GridBlock[];
}

/** Blocks in order: small ones side by side, as many as fill a line, and wide ones on their own. */
export function BlockGrid({ blocks }: BlockGridProps) {
  return (
    <div className={styles.grid}>
      {toLines(blocks, ({ isWide }) => isWide).map((line) => {
        const halves = pairOnPaper(line.blocks.map(({ fitsHalf }) => fitsHalf === true));
        return (
          <div
            key={line.blocks[0]?.key}
            className={styles.line}
            data-blocks={line.blocks.length}
            data-wide={line.isWide}
            data-leading={line.blocks[0]?.isLeading === true}
            data-stacked={areStacked(line.blocks.map(({ rows = null }) => rows))}
            data-narrow={line.blocks.at(-1)?.isNarrow === true}
          >
            {line.blocks.map(({ key, show }, index) => (
              <div
                key={key}
                className={styles.place}
                data-paper={halves[index] === true ? 'half' : 'whole'}
              >
                {show(halves[index] === true)}
              </div>
            ))}
          </div>
        );
      })}
    </div>
  );
}
