import { HiddenText } from '#ui/HiddenText.js';

import { HeadlinesSkeleton } from './HeadlinesSkeleton.js';
import styles from './OverviewSkeleton.module.css';

/** The places of what is on its way, in the sizes that it will have. It shows itself only when the wait is felt. */
export function OverviewSkeleton() {
  return (
    <div className={styles.skeleton} data-early>
      <title>Overview - Stronghold</title>
      <h1>
        <HiddenText>Overview</HiddenText>
      </h1>
      <HiddenText role="status">Loading figures</HiddenText>
      <div className={styles.head} aria-hidden="true">
        <div className={styles.lead} />
        <div className={styles.tally} />
      </div>
      <HeadlinesSkeleton />
    </div>
  );
}
