import { type BlockRevisions, groupByCause } from './block-revisions.js';
import styles from './Revised.module.css';
import { RevisedMark } from './RevisedMark.js';

interface RevisedBelowProps {
  readonly revisions: BlockRevisions;
}

/**
 * Shown below a block with revised figures: which return changed them, and when, and the current
 * values that have no cell of their own.
 */
export function RevisedBelow({ revisions }: RevisedBelowProps) {
  return (
    <ul className={styles.below} data-picture="none">
      {groupByCause(revisions).map(({ cause, words, more }) => (
        <li key={cause}>
          <a className={styles.figure} href="#revised">
            <RevisedMark />
            <span>
              {words.length === 0 ? 'Revised since' : words.join('; ')}
              {more === 0 ? '' : ` and ${more} more`}
            </span>
          </a>{' '}
          {cause}
        </li>
      ))}
    </ul>
  );
}
