import { useIsSlow } from '#ui/use-is-slow.js';

import styles from './Block.module.css';
import type { BlockSize } from './block-size.type.js';

interface LoadingBlockProps {
  readonly size: BlockSize;
}

/** Milliseconds after which the block says that it is still loading. */
const patience = 4000;

/** Holds the space of a block whose figures are loading. Nothing in it moves. */
export function LoadingBlock({ size }: LoadingBlockProps) {
  const isLong = useIsSlow(patience);

  return (
    <div className={styles.block} aria-busy="true" data-size={size}>
      <h2 className={styles.waiting}>{isLong ? 'Still loading' : 'Loading'}</h2>
      <div className={styles.skeleton} />
    </div>
  );
}
