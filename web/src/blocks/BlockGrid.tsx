import type { ReactNode } from 'react';

import { toLines } from './block-lines.js';
import styles from './BlockGrid.module.css';

export interface GridBlock {
  readonly key: string;
  /** Whether it takes the whole width. */
  readonly isWide: boolean;
  readonly shown: ReactNode;
}

interface BlockGridProps {
  readonly blocks: readonly GridBlock[];
}

/** Blocks in their order: small ones beside each other, as many as fill their line, wide ones alone. */
export function BlockGrid({ blocks }: BlockGridProps) {
  return (
    <div className={styles.grid}>
      {toLines(blocks, ({ isWide }) => isWide).map((line) => (
        <div key={line.blocks[0]?.key} className={styles.line} data-blocks={line.blocks.length} data-wide={line.isWide}>
          {line.blocks.map(({ key, shown }) => (
            <div key={key} className={styles.place}>
              {shown}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
