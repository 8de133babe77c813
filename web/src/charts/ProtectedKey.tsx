import { KeyLine } from './KeyLine.js';
import styles from './ProtectedKey.module.css';

interface ProtectedKeyProps {
  /** Whether bars have a part that is the reader's own. */
  readonly isOwned: boolean;
  /** Whether something is hidden. */
  readonly isHidden: boolean;
}

/** What the parts of bars mean of which one is protected. */
export function ProtectedKey({ isOwned, isHidden }: ProtectedKeyProps) {
  return (
    <KeyLine>
      {isOwned ? (
        <span>
          <svg width="16" height="12" aria-hidden="true">
            <rect className={styles.own} y="1" width="16" height="10" />
          </svg>
          yours, exact
        </span>
      ) : null}
      <span>
        <svg width="16" height="12" aria-hidden="true">
          <rect className={styles.others} y="1" width="16" height="10" />
        </svg>
        {isOwned ? 'others, protected' : 'protected'}
      </span>
      {isHidden ? <span>[c] too few to show, perhaps none: hidden to protect people</span> : null}
    </KeyLine>
  );
}
