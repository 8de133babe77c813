import type { PackParams } from '#features/boards/pack-params.type.js';

import styles from './Revised.module.css';
import { RevisedMark } from './RevisedMark.js';
import { comparingWords, describeRevisedCount } from './revision-words.js';
import { usePackRevisions } from './use-pack-revisions.js';

interface RevisedLineProps {
  readonly asked: PackParams;
}

/**
 * One line at the top of a signed pack: whether its figures have been revised since. Its height is
 * the same before that is known.
 */
export function RevisedLine({ asked }: RevisedLineProps) {
  const { revisions, error } = usePackRevisions(asked, true);
  if (revisions !== undefined && revisions.length > 0) {
    return (
      <p className={styles.line}>
        <a className={styles.figure} href="#revised">
          <RevisedMark />
          {describeRevisedCount(revisions.length)}
        </a>
      </p>
    );
  }
  const words = error === undefined ? comparingWords.isOnItsWay : comparingWords.failed;
  return <p className={styles.line}>{revisions === undefined ? words : comparingWords.none}</p>;
}
