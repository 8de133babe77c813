import { Link } from 'react-router';

import type { PackParams } from '#features/boards/pack-params.type.js';

import styles from './Revised.module.css';
import { RevisedMark } from './RevisedMark.js';
import { comparingWords, describeRevisedCount } from './revision-words.js';
import { usePackRevisions } from './use-pack-revisions.js';

interface RevisedInListProps {
  readonly asked: PackParams;
  /** The address of the pack. */
  readonly address: string;
}

/**
 * How many figures in a signed pack have been changed by later returns, for the list of packs. Its
 * height is the same before that is known.
 */
export function RevisedInList({ asked, address }: RevisedInListProps) {
  const { revisions, error } = usePackRevisions(asked, true);
  const count = revisions?.length ?? 0;
  const words = revisions === undefined ? comparingWords.isOnItsWay : comparingWords.none;
  return (
    <small className={styles.listed}>
      {count > 0 ? (
        <Link className={styles.figure} to={`${address}#revised`}>
          <RevisedMark />
          {describeRevisedCount(count)}
        </Link>
      ) : error === undefined ? (
        words
      ) : (
        comparingWords.failed
      )}
    </small>
  );
}
