import { HiddenText } from '#ui/HiddenText.js';

import styles from './Revised.module.css';
import { RevisedMark } from './RevisedMark.js';

interface RevisedFigureProps {
  /** The current value. */
  readonly now: string;
}

/**
 * Below a figure that the board saw: its current value, with a link to the return that changed it,
 * and when. Paper does not show it.
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
