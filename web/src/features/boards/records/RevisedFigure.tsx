import { HiddenText } from '#ui/HiddenText.js';

import styles from './Revised.module.css';
import { RevisedMark } from './RevisedMark.js';

interface RevisedFigureProps {
  /** What stands at its place now. */
  readonly now: string;
}

/**
 * Under a figure that the board saw: what it is now. It leads to which return changed it, and when.
 * Paper has none of it.
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
