import { HiddenText } from '#ui/HiddenText.js';

import styles from './Revised.module.css';
import { RevisedMark } from './RevisedMark.js';

interface RevisedFigureProps {
  /** The current value. */
  readonly now: string;
}

/**
 * Shown below a figure that the board saw: its current value, as a link to the list of revisions.
 * Not printed.
 */
export function RevisedFigure({ now }: RevisedFigureProps) {
  return (
    <span className={styles.place} data-picture="none">
      <a className={styles.figure} href="#revised">
        <RevisedMark />
        <span>
          <HiddenText>revised since, </HiddenText>now {now}
        </span>
      </a>
    </span>
  );
}
