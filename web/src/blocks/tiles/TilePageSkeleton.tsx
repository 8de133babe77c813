import { HiddenText } from '#ui/HiddenText.js';

import styles from './TilePageSkeleton.module.css';
import { TileSkeleton } from './TileSkeleton.js';

interface TilePageSkeletonProps {
  /** The page's name in the menu. */
  readonly name: string;
}

/** Placeholders in the final sizes. They show only once the wait is noticeable. */
export function TilePageSkeleton({ name }: TilePageSkeletonProps) {
  return (
    <div className={styles.skeleton} data-early>
      <title>{`${name} - Stronghold`}</title>
      <h1>
        <HiddenText>{name}</HiddenText>
      </h1>
      <HiddenText role="status">Loading figures</HiddenText>
      <div className={styles.head} aria-hidden="true">
        <div className={styles.lead} />
        <div className={styles.tally} />
      </div>
      <TileSkeleton />
    </div>
  );
}
